import type { Tx } from "../../engine/database.ts";
import type { Missed } from "../../node-catalog/assignment/catch-up.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import type { TeamId, Uuid } from "../../node-catalog/kit/domain.ts";
import { type StoredMissed, toMissed } from "./catch-up-queries.ts";

/** Up to which pick the missed turns of a team are counted: its time as PostgreSQL writes it, and its id. */
export type CountedTo = readonly [at: string, id: Uuid];

export interface CatchUp {
  readonly countedTo: CountedTo;
  readonly missed: Missed;
}

/** Begins to count what is missed from now on, or forgets it, as the team's policy says. */
export async function followPolicy(tx: Tx, teamId: TeamId, policy: TeamFacts["absencePolicy"]): Promise<void> {
  if (policy === "none") {
    await tx.query("delete from catch_ups where team_id = $1", [teamId]);
    return;
  }
  await tx.query(
    `insert into catch_ups (team_id, counted_at, counted_id) values ($1, baton_now(), '00000000-0000-0000-0000-000000000000')
     on conflict (team_id) do nothing`,
    [teamId],
  );
}

/** Locks what is counted, so that two workers never count the same leads. */
export async function lockCatchUp(tx: Tx, teamId: TeamId): Promise<CatchUp | undefined> {
  const { rows } = await tx.query<{ at: string; id: Uuid; missed: StoredMissed }>(
    `select counted_at::text as at, counted_id as id, missed from catch_ups where team_id = $1 for no key update`,
    [teamId],
  );
  return rows[0] && { countedTo: [rows[0].at, rows[0].id], missed: toMissed(rows[0].missed) };
}

export async function writeCatchUp(tx: Tx, teamId: TeamId, { countedTo: [at, id], missed }: CatchUp): Promise<void> {
  const texts = Object.fromEntries(
    Object.entries(missed).map(([person, { owed, usual }]) => [person, { owed: String(owed), usual: String(usual) }]),
  );
  await tx.query("update catch_ups set counted_at = $2, counted_id = $3, missed = $4 where team_id = $1", [
    teamId,
    at,
    id,
    JSON.stringify(texts),
  ]);
}
