import type { Queryable } from "../../../engine/database.ts";
import type { Graph } from "../../../engine/graph.ts";
import type { PersonId, Uuid, WeeklyHours } from "../../../node-catalog/kit/domain.ts";

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

/** How many leads of the last 30 days had which value of a field, folded as rules compare it; the most frequent ones. */
export async function countLeadsBy(q: Queryable, field: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await q.query<{ value: string; count: number }>(
    `select value, count(*)::int as count
       from (select lower(trim(case $1 when 'language' then language when 'country' then country
                                       when 'product' then product else fields ->> substr($1, length('fields.') + 1) end))
               from leads where created_at > baton_now() - interval '30 days'
              order by created_at desc limit 20000) as recent (value)
      where value <> '' group by value order by 2 desc, 1 limit 24`,
    [field],
  );
  return new Map(rows.map(({ value, count }) => [value, count]));
}

/** By language, up to three of the people who speak it and are not among `except`. */
export async function listSpeakers(q: Queryable, except: readonly PersonId[]): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await q.query<{ language: string; names: string[] }>(
    `select language, (array_agg(name order by name))[1:3] as names
       from people cross join lateral unnest(languages) as language
      where active and id <> all ($1::uuid[]) group by language`,
    [except],
  );
  return new Map(rows.map(({ language, names }) => [language, names]));
}
