import type { Tx } from "../../engine/database.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";

/** Before a lead is locked that is about to be somebody else's: its account, if it may go with it. */
export async function lockAccountOf(tx: Tx, leadId: LeadId): Promise<void> {
  await tx.query(
    `select from accounts
      where id = (select account_id from leads where id = $1) and (owner_id is null or lead_id = $1)
        for no key update`,
    [leadId],
  );
}

/** The account of a lead goes with it to its new person, as when a flow gives it: see `reduce` in the kit. */
export async function giveAccountOf(tx: Tx, leadId: LeadId, personId: PersonId): Promise<void> {
  await tx.query(
    `update accounts set owner_id = $2, lead_id = $1
      where id = (select account_id from leads where id = $1) and (owner_id is null or lead_id = $1)`,
    [leadId, personId],
  );
}
