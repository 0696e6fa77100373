import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { ReminderChange, ReminderView } from "./contract.ts";
import { readReminder } from "./reminder-queries.ts";
import { insertReminder, readHeld, readReminded, tellReminded, updateReminder } from "./reminder-store.ts";
import { whenToRemind } from "./when-to-remind.ts";

/** More would be a list of tasks in the wrong place. */
const MOST = 20;

/**
 * Somebody wants to be reminded of a lead that they have.
 *
 * @throws AppError `no-such-lead` (404) when they have it not; `reminder-time` (422); `too-many-reminders` (409)
 */
export async function setReminder(
  tx: Tx,
  { leadId, personId, when, text }: { leadId: LeadId; personId: PersonId; when: string; text: string },
): Promise<ReminderView> {
  const held = await readHeld(tx, leadId, personId);
  if (!held) throw new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");
  if (held.open >= MOST) {
    throw new AppError("conflict", "too-many-reminders", "There are enough reminders of this lead. Delete one first.");
  }
  const id = newId();
  const dueAt = await momentFor(tx, personId, when);
  await insertReminder(tx, { id, assignmentId: held.assignmentId, leadId, personId, text, dueAt });
  await tellReminded(tx, leadId, personId);
  return (await readReminder(tx, id))!;
}

/** Moves a reminder, or says it in other words. @throws AppError `reminder-time` (422) */
export async function changeReminder(
  tx: Tx,
  { id, repId, lead }: ReminderView,
  { when, text }: ReminderChange,
): Promise<ReminderView> {
  const dueAt = when === undefined ? null : await momentFor(tx, repId, when);
  await updateReminder(tx, id, { text: text ?? null, dueAt });
  await tellReminded(tx, lead.id, repId);
  return (await readReminder(tx, id))!;
}

async function momentFor(tx: Tx, personId: PersonId, when: string): Promise<number> {
  const reminded = await readReminded(tx, personId);
  if (!reminded) throw new AppError("not-found", "no-such-person", "This person does not exist.");
  return whenToRemind(when, reminded.timeZone, reminded.now.getTime());
}
