import type { Tx } from "../../engine/database.ts";
import type { LeadId } from "../../node-catalog/kit/domain.ts";

/** Several leads change hands in one transaction: all their accounts, then all leads, then all runs, in the one lock order. */
export async function lockWithAccountsAndRuns(tx: Tx, leads: readonly LeadId[]): Promise<void> {
  await tx.query(
    // By domain, as at intake, which does not know their ids before.
    `select from accounts where id in (select account_id from leads where id = any($1::uuid[]))
      order by domain, demo for no key update`,
    [leads],
  );
  await tx.query("select from leads where id = any($1::uuid[]) order by id for no key update", [leads]);
  await tx.query(
    `select from runs where id in (select run_id from assignments where lead_id = any($1::uuid[]))
      order by id for no key update`,
    [leads],
  );
}
