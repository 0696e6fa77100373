import type { Tx } from "../../engine/database.ts";
import type { ParamsRow, ReceiptRow } from "./receipt-rows.ts";

/** One receipt by itself; those of a batch are written together with all that the batch does. */
export async function insertReceipt(tx: Tx, receipt: ReceiptRow, { id, params }: ParamsRow): Promise<void> {
  await tx.query("insert into decision_params (id, params) values ($1, $2) on conflict do nothing", [
    id,
    JSON.stringify(params),
  ]);
  await tx.query(
    `insert into receipts (id, run_id, node_id, visit, lead_id, assignment_id, team_id, format, team_version, params_id,
                           packed, lead, at)
     select * from json_to_recordset($1::json) as s (id uuid, run_id uuid, node_id text, visit int, lead_id uuid,
       assignment_id uuid, team_id uuid, format int, team_version bigint, params_id uuid, packed json, lead jsonb,
       at timestamptz)`,
    [JSON.stringify([receipt])],
  );
}
