import type { Tx } from "../../engine/database.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { insertSnapshots } from "./snapshot-store.ts";
import { snapshotOf } from "./team-snapshot.ts";

/**
 * Stores what the locked teams are like now, where no batch has decided by this version of their facts yet, so that the
 * receipts of this batch can refer to it.
 *
 * @param keptVersions the newest version of each team that is stored, as read by the statement that locked them
 */
export async function keepSnapshots(
  tx: Tx,
  { teams }: Pick<SharedFacts, "teams">,
  keptVersions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = Object.values(teams).flatMap((team) => {
    if (!team?.version || keptVersions.get(team.id) === team.version) return [];
    return [{ team_id: team.id, version: team.version, facts: snapshotOf(team) }];
  });
  if (rows.length > 0) await insertSnapshots(tx, rows);
}
