import type { Tx } from "../../engine/database.ts";
import type { ParamsRow, ReceiptRow } from "./receipt-rows.ts";

/** @param params once each and in the order of ids: whoever stores several at once would else wait in a circle */
export async function insertReceipts(
  tx: Tx,
  { receipts, params }: { readonly receipts: readonly ReceiptRow[]; readonly params: readonly ParamsRow[] },
): Promise<void> {
  if (receipts.length === 0) return;
  await tx.query({
    name: "insert-receipts",
    text: `with chosen_by as (
        insert into decision_params (id, params)
        select id, params from json_to_recordset($2::json) as s (id uuid, params jsonb) on conflict do nothing)
      insert into receipts (id, run_id, node_id, visit, lead_id, assignment_id, team_id, format, team_version, params_id,
                            packed, lead, at)
      select * from json_to_recordset($1::json) as s (id uuid, run_id uuid, node_id text, visit int, lead_id uuid,
        assignment_id uuid, team_id uuid, format int, team_version bigint, params_id uuid, packed json, lead jsonb,
        at timestamptz)`,
    values: [JSON.stringify(receipts), JSON.stringify(params)],
  });
}
