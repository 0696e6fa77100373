import type { Change } from "../../engine/world.ts";
import type { LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";

/** Whose an account is after a batch: snake_case because `json_to_recordset` names columns. */
export interface AccountRow {
  readonly id: Uuid;
  readonly owner_id: PersonId | null;
  readonly lead_id: LeadId | null;
  /** The leads of the batch with which it may have changed hands. */
  readonly leads: readonly LeadId[];
}

/**
 * The accounts that may have changed hands. One that is owned goes only with the lead that made its owner, whose lock is
 * held here; one that was nobody's is locked itself.
 */
export function accountRows(changes: readonly Change[], { accounts }: Pick<SharedFacts, "accounts">): AccountRow[] {
  const rows = new Map<Uuid, AccountRow>();
  for (const { subject, effects } of changes) {
    const account = subject.accountId === null ? undefined : accounts[subject.accountId];
    if (!account || !effects.some(handsOver)) continue;
    const leads = [...(rows.get(account.id)?.leads ?? []), subject.lead.id];
    rows.set(account.id, { id: account.id, owner_id: account.ownerId, lead_id: account.leadId, leads });
  }
  return [...rows.values()].filter(
    ({ owner_id, lead_id, leads }) => owner_id === null || (lead_id !== null && leads.includes(lead_id)),
  );
}

const handsOver = ({ type }: Change["effects"][number]): boolean =>
  type === "assign" || type === "release" || type === "joinWaitingList";
