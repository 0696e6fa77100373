import type { Tx } from "../../engine/database.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import type { TeamSnapshot } from "./team-snapshot.ts";

export interface SnapshotRow {
  readonly team_id: TeamId;
  readonly version: number;
  readonly facts: TeamSnapshot;
}

/** The teams' ledgers must be locked. */
export async function insertSnapshots(tx: Tx, rows: readonly SnapshotRow[]): Promise<void> {
  await tx.query({
    name: "insert-snapshots",
    text: `with snapshots as (
        select * from json_to_recordset($1::json) as s (team_id uuid, version bigint, facts jsonb)),
      kept as (
        insert into team_snapshots (team_id, version, facts) select team_id, version, facts from snapshots
        on conflict do nothing)
      update team_ledgers l set kept_version = s.version
      from snapshots s where l.team_id = s.team_id and l.team_id = any ($2::uuid[])`,
    values: [JSON.stringify(rows), rows.map(({ team_id }) => team_id)],
  });
}
