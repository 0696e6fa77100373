import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";

/** Whoever is locked just now is seen again in half a minute: presence is worth no waiting. */
export async function writeSeen(tx: Tx, people: readonly PersonId[]): Promise<void> {
  await tx.query(
    `update people set last_seen_at = baton_now()
      where id in (select id from people where id = any($1::uuid[]) order by id for no key update skip locked)`,
    [people],
  );
}
