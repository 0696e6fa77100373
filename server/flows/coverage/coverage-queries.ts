import type { Queryable } from "../../../engine/database.ts";
import type { Graph } from "../../../engine/graph.ts";
import type { FieldValue, PersonId, SourceId, Uuid, WeeklyHours } from "../../../node-catalog/kit/domain.ts";

/** What is live or paused, as it was drawn; undefined when nothing is. */
export async function readLiveGraph(q: Queryable, flowId: Uuid): Promise<Graph | undefined> {
  const { rows } = await q.query<{ graph: Graph }>(
    `select v.graph from flows f join flow_versions v on v.flow_id = f.id and v.version = f.live_version
      where f.id = $1 and f.status <> 'draft'`,
    [flowId],
  );
  return rows[0]?.graph;
}

/** Weekly hours as people have them in their own zone, whatever keeps them away this week. */
export async function readUsualHours(
  q: Queryable,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, WeeklyHours | null>> {
  const { rows } = await q.query<{ id: PersonId; hours: WeeklyHours | null }>(
    "select id, hours from people where id = any ($1::uuid[])",
    [personIds],
  );
  return new Map(rows.map(({ id, hours }) => [id, hours]));
}

interface CountedLeads {
  /** Named as in rules. */
  readonly field: string;
  /** Only whether something stands in the field. */
  readonly isPresenceOnly: boolean;
  /** Made-up leads only, or none of them. */
  readonly demo: boolean;
  /** Of the days on which they came in. */
  readonly timeZone: string;
}

/** How many leads of the last 30 days had which value of a field, as it was written; at most the last 20,000, no test leads. */
export async function countLeadsBy(
  q: Queryable,
  { field, isPresenceOnly, demo, timeZone }: CountedLeads,
): Promise<{ readonly value: FieldValue | null; readonly count: number }[]> {
  // No text of a rule is longer than 400 characters, and nobody needs 20,000 messages here.
  const { rows } = await q.query<{ value: FieldValue | null; count: number }>(
    `select case when not $2 then said when btrim(said #>> '{}') not in ('', '[]') then to_jsonb('filled'::text) end as value,
            count(*)::int as count
       from (select case when jsonb_typeof(said) = 'string' then to_jsonb(left(said #>> '{}', 500)) else said end
               from leads
              cross join lateral (select case $1
                      when 'language' then to_jsonb(language) when 'country' then to_jsonb(country)
                      when 'product' then to_jsonb(product) when 'value' then to_jsonb(value)
                      when 'company' then to_jsonb(company) when 'companySize' then to_jsonb(company_size)
                      when 'message' then to_jsonb(message)
                      when 'name' then to_jsonb(name) when 'email' then to_jsonb(email)
                      when 'phone' then to_jsonb(phone) when 'sourceId' then to_jsonb(source_id)
                      when 'createdAt' then to_jsonb((created_at at time zone $4)::date)
                      else fields -> substr($1, length('fields.') + 1) end) as one (said)
              where created_at > baton_now() - interval '30 days' and demo = $3 and not test
              order by created_at desc limit 20000) as recent (said)
      group by 1`,
    [field, isPresenceOnly, demo, timeZone],
  );
  return rows;
}

/** What sources are called: those of made-up leads, or all others. */
export async function readSourceNames(q: Queryable, demo: boolean): Promise<ReadonlyMap<SourceId, string>> {
  const { rows } = await q.query<{ id: SourceId; name: string }>(
    "select id, name from sources where archived_at is null and demo = $1",
    [demo],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By language, up to three of the people who speak it and are not among `except`; made-up people only, or none of them. */
export async function listSpeakers(
  q: Queryable,
  except: readonly PersonId[],
  demo: boolean,
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await q.query<{ language: string; names: string[] }>(
    `select language, (array_agg(name order by name))[1:3] as names
       from people cross join lateral unnest(languages) as language
      where active and demo = $2 and id <> all ($1::uuid[]) group by language`,
    [except, demo],
  );
  return new Map(rows.map(({ language, names }) => [language, names]));
}
