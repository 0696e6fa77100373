import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { Actor } from "../http/route.ts";
import type { Names, Speech } from "./say-because.ts";

/** Names of all people, teams, sources and flows among `ids`, in one query; removed ones keep their name. */
export async function loadNames(q: Queryable, ids: Iterable<Uuid | null>): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { rows } = await q.query<{ id: Uuid; name: string }>(
    `select id, name from people where id = any($1)
     union all select id, name from teams where id = any($1)
     union all select id, name from sources where id = any($1)
     union all select id, name from flows where id = any($1)`,
    [wanted],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** All that sentences for this caller need: names for `ids`, and times in the caller's zone (a program's: the company's). */
export async function loadSpeech(
  q: Queryable,
  catalog: Catalog,
  actor: Actor,
  ids: Iterable<Uuid | null>,
): Promise<Speech> {
  const reader = actor.kind === "person" ? actor.id : undefined;
  const [names, { timeZone, now }] = await Promise.all([loadNames(q, ids), loadZone(q, reader)]);
  return { catalog, names, reader, timeZone, now: now.getTime() };
}

async function loadZone(q: Queryable, reader: Uuid | undefined): Promise<{ timeZone: string; now: Date }> {
  const { rows } = await q.query<{ timeZone: string; now: Date }>(
    `select coalesce((select time_zone from people where id = $1), w.time_zone) as "timeZone", baton_now() as now
       from workspace w`,
    [reader],
  );
  return rows[0]!;
}
