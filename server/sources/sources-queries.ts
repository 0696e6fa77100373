import type { Queryable } from "../../engine/database.ts";
import type { SourceId } from "../../node-catalog/kit/domain.ts";
import type { SourceView } from "./contract.ts";
import { sourceNotFound } from "./sources-store.ts";

/** Where the form is reached depends on how the reader came. */
type Source = Omit<SourceView, "formUrl">;
type Row = Omit<Source, "formPath" | "lastLeadAt"> & { readonly formKey: string; readonly lastLeadAt: Date | null };

const SOURCES = `
  select s.id, s.name, s.demo, s.form_key as "formKey",
         (select max(l.created_at) from leads l where l.source_id = s.id) as "lastLeadAt",
         (select count(*)::int from leads l
           where l.source_id = s.id
             and l.created_at >= date_trunc('day', baton_now(), (select time_zone from workspace))) as "leadsToday",
         (select jsonb_build_object('id', f.id, 'name', f.name, 'paused', f.status = 'paused')
            from flows f
           where f.status <> 'draft' and f.archived_at is null
             and (f.id = (select flow_id from live_sources where source_id = s.id) or (f.takes_rest and not s.demo))
           order by f.takes_rest limit 1) as flow
    from sources s`;

/** All sources by name. Not in pages: whoever shows them needs all, to choose from. */
export async function listSources(q: Queryable): Promise<Source[]> {
  const { rows } = await q.query<Row>(`${SOURCES} where s.archived_at is null order by lower(s.name)`);
  return rows.map(toView);
}

/** Also one that was just taken out of use. */
export async function readSource(q: Queryable, id: SourceId): Promise<Source> {
  const { rows } = await q.query<Row>(`${SOURCES} where s.id = $1`, [id]);
  if (!rows[0]) throw sourceNotFound();
  return toView(rows[0]);
}

function toView({ formKey, lastLeadAt, ...source }: Row): Source {
  return { ...source, formPath: `/forms/${formKey}`, lastLeadAt: lastLeadAt && lastLeadAt.toISOString() };
}

export interface FormFacts {
  readonly sourceId: SourceId;
  readonly demo: boolean;
  readonly company: string;
  /** The company's language, for visitors whose browser asks for none that we speak. */
  readonly language: string;
}

/** What the hosted form needs; undefined when there is none by that key (any more). */
export async function readForm(q: Queryable, formKey: string): Promise<FormFacts | undefined> {
  const { rows } = await q.query<FormFacts>(
    `select s.id as "sourceId", s.demo, w.company, w.language
       from sources s, workspace w
      where s.form_key = $1 and s.archived_at is null`,
    [formKey],
  );
  return rows[0];
}
