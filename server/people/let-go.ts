import { BeginAgain, type Tx } from "../../engine/database.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import { giveUpAccounts, looksAfterAccounts } from "../accounts/hand-over-account.ts";
import { listHeldBy } from "../assignments/held-queries.ts";
import { passOnLeads } from "../assignments/pass-on-leads.ts";
import { refundLeads } from "../assignments/refund-lead.ts";

const LEFT = "No longer works here";

/**
 * Passes on what somebody has who no longer works here, before they are locked: accounts and leads come first in the one
 * lock order.
 *
 * @returns the assignments that were looked at; one whose time is up stays until its flow goes on with it
 */
export async function letGo(tx: Tx, id: PersonId): Promise<readonly AssignmentId[]> {
  await giveUpAccounts(tx, [id], LEFT);
  const held = await listHeldBy(tx, [id]);
  await passOnLeads(tx, [id], LEFT);
  return held.map(({ assignmentId }) => assignmentId);
}

/**
 * Call it when their row says that they have left, which locks their teams, too. Until then others could go on giving them
 * leads and companies; now nobody can, so what has come meanwhile is all that will ever come: it is let go in a second try.
 *
 * The turns for what was passed on are given back: whoever gets those leads pays, and one lead costs one turn.
 *
 * @param looked what {@link letGo} returned
 */
export async function finishLettingGo(
  tx: Tx,
  id: PersonId,
  looked: readonly AssignmentId[],
  by: PersonId | null,
): Promise<void> {
  const held = (await listHeldBy(tx, [id])).map(({ assignmentId }) => assignmentId);
  if (held.some((one) => !looked.includes(one)) || (await looksAfterAccounts(tx, id))) throw new BeginAgain();
  const passedOn = looked.filter((one) => !held.includes(one));
  await refundLeads(tx, { assignmentIds: passedOn, reason: LEFT, by });
}
