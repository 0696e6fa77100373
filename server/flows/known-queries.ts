import type { Known, MergedTeam } from "../../engine/compile.ts";
import type { Queryable, Tx } from "../../engine/database.ts";
import type { FieldDefinition, SourceId, Uuid } from "../../node-catalog/kit/domain.ts";

/** What exists outside of a drawing and can be chosen in it. */
export async function readKnown(q: Queryable): Promise<Known> {
  const { rows } = await q.query<Row>(
    `select array(select id from teams where archived_at is null) as teams,
            coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'into', s.id, 'intoName', s.name))
                        from teams t join teams s on s.id = surviving_team(t.id)
                       where t.merged_into is not null and s.archived_at is null), '[]') as merged,
            array(select id from people where active) as people,
            array(select id from sources where archived_at is null) as sources,
            coalesce((select jsonb_agg(jsonb_build_object('name', name, 'label', label, 'type', type))
                        from custom_fields), '[]') as fields`,
  );
  const { teams, merged, people, sources, fields } = rows[0]!;
  return {
    teams: new Set([...teams, ...merged.map(({ id }) => id)]),
    mergedTeams: new Map(merged.map(({ id, ...team }) => [id, team])),
    people: new Set(people),
    sources: new Set(sources),
    fields,
  };
}

interface Row {
  readonly teams: readonly Uuid[];
  readonly merged: readonly (MergedTeam & { readonly id: Uuid })[];
  readonly people: readonly Uuid[];
  readonly sources: readonly SourceId[];
  readonly fields: readonly FieldDefinition[];
}

/** The teams that this one has taken in, and those that they had. */
export async function readTakenIn(q: Queryable, teamId: Uuid): Promise<Uuid[]> {
  const { rows } = await (q as Tx).query<{ id: Uuid }>(
    "select id from teams where merged_into is not null and surviving_team(id) = $1",
    [teamId],
  );
  return rows.map(({ id }) => id);
}

/** Which sources are spoken for, and by whom. */
export interface Taken {
  readonly sources: ReadonlyMap<
    SourceId,
    { readonly name: string; readonly flow: string | null; readonly demo: boolean }
  >;
  /** The flow that takes all that no other takes. */
  readonly restFlow: string | null;
}

/** As seen by the flow `flowId`: what it takes itself counts as free. */
export async function readTaken(q: Queryable, flowId: Uuid): Promise<Taken> {
  const sources = await q.query<{ id: SourceId; name: string; flow: string | null; demo: boolean }>(
    `select s.id, s.name, s.demo, f.name as flow
       from sources s
       left join live_sources l on l.source_id = s.id and l.flow_id <> $1
       left join flows f on f.id = l.flow_id
      where s.archived_at is null`,
    [flowId],
  );
  const rest = await q.query<{ name: string }>("select name from flows where takes_rest and id <> $1", [flowId]);
  return { sources: new Map(sources.rows.map((row) => [row.id, row])), restFlow: rest.rows[0]?.name ?? null };
}

/** The source that a tried-out lead says it comes from, by id or name; the API when it names none that exists. */
export async function readTrialSource(q: Queryable, named: string | null): Promise<SourceId> {
  const { rows } = await q.query<{ id: SourceId }>(
    `select id from sources
      where id::text = lower($1) or lower(name) = lower($1) or name = 'API'
      order by name = 'API' limit 1`,
    [named],
  );
  return rows[0]!.id;
}
