import type { Queryable } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { Names } from "./say-because.ts";

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
