import type { Tx } from "../../engine/database.ts";
import type { AssignmentId, PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byPerson } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { readPersonName } from "./assignment-store.ts";
import { notifyPerson, readAlarmed, recordEvent, tellInboxes } from "./event-store.ts";
import { insertObjection, settleObjections } from "./objection-store.ts";
import { type Doing, openAssignment } from "./open-assignment.ts";

/**
 * "Wrong for me, because…": whoever has the lead keeps it, with its deadline; the team's leader is told, with the reason
 * why it went to them.
 *
 * @returns whom it was told to
 * @throws AppError `not-open` when they do not have the lead any more
 */
export async function objectTo(
  tx: Tx,
  { reason, ...doing }: Doing & { readonly reason: string },
): Promise<{ id: Uuid; toldTo: { id: PersonId; name: string }[] }> {
  const { assignment, lead, isOpen } = await openAssignment(tx, doing);
  if (!isOpen) throw new AppError("conflict", "not-open", "This lead is not with this person any more.");
  const { id: assignmentId, leadId, personId, teamId } = assignment;
  const id = await insertObjection(tx, { assignmentId, leadId, personId, reason, at: lead.now });
  await recordEvent(tx, { leadId, kind: "objection", personId, assignmentId, data: { reason }, at: lead.now });
  const name = (await readPersonName(tx, personId)) ?? "Somebody";
  const leaders = await readLeaders(tx, teamId, personId);
  for (const leader of leaders) {
    const text = `${name} says that ${lead.name} is wrong for them: “${reason}”. They keep the lead until you decide.`;
    await notifyPerson(tx, { personId: leader, leadId, assignmentId, text });
  }
  await tellInboxes(tx, { leadId, assignmentId, personIds: [personId, ...leaders], change: "objection" });
  const toldTo = await Promise.all(
    leaders.map(async (leader) => ({ id: leader, name: (await readPersonName(tx, leader)) ?? "" })),
  );
  return { id, toldTo };
}

/** Nobody judges what they say themselves: about a leader's own lead the managers are told. */
async function readLeaders(tx: Tx, teamId: TeamId | null, personId: PersonId): Promise<PersonId[]> {
  const others = (ids: readonly PersonId[]) => ids.filter((id) => id !== personId);
  const leaders = others(await readAlarmed(tx, teamId));
  return leaders.length > 0 ? leaders : others(await readAlarmed(tx, null));
}

/** @throws AppError `no-objection` (404) when there is none, or somebody has looked at it */
export async function settleObjection(tx: Tx, assignmentId: AssignmentId, actor: Actor): Promise<void> {
  if (await settleObjections(tx, assignmentId, byPerson(actor))) return;
  throw new AppError("not-found", "no-objection", "Somebody has looked at this already.");
}
