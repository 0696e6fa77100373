import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { lockForTimeOff } from "../people/compute-working-times.ts";
import { type NewTimeOff, newTimeOff, type TimeOffChange, type TimeOffView } from "./contract.ts";
import { deleteTimeOff, insertTimeOff, readOverlapping, readTimeOff, updateTimeOff } from "./time-off-store.ts";

/** Adds days off; no lead is given to the person on them. @throws AppError `time-off-overlaps` (409) */
export async function addTimeOff(
  tx: Tx,
  personId: PersonId,
  days: NewTimeOff,
  by: PersonId | null,
): Promise<TimeOffView> {
  const computeAnew = await lockForTimeOff(tx, personId);
  const timeOff = { id: newId(), repId: personId, ...days };
  await mustBeFree(tx, timeOff);
  await insertTimeOff(tx, { timeOff, by });
  await computeAnew();
  return timeOff;
}

/**
 * Changes what `change` names.
 *
 * @throws AppError `time-off-not-found` (404), `time-off-overlaps` (409), `time-off-days` (422)
 */
export async function changeTimeOff(tx: Tx, personId: PersonId, id: Uuid, change: TimeOffChange): Promise<TimeOffView> {
  const computeAnew = await lockForTimeOff(tx, personId);
  const before = await readTimeOff(tx, personId, id);
  if (!before) throw notFound();
  const checked = newTimeOff.safeParse({ ...before, ...change });
  if (!checked.success) throw new AppError("invalid", "time-off-days", checked.error.issues[0]!.message);
  const after = { ...before, ...checked.data };
  await mustBeFree(tx, after);
  await updateTimeOff(tx, after);
  await computeAnew();
  return after;
}

/** @throws AppError `time-off-not-found` (404) */
export async function removeTimeOff(tx: Tx, personId: PersonId, id: Uuid): Promise<void> {
  const computeAnew = await lockForTimeOff(tx, personId);
  if (!(await deleteTimeOff(tx, personId, id))) throw notFound();
  await computeAnew();
}

async function mustBeFree(tx: Tx, timeOff: TimeOffView): Promise<void> {
  const other = await readOverlapping(tx, timeOff);
  if (!other) return;
  const days = other.firstDay === other.lastDay ? other.firstDay : `${other.firstDay} to ${other.lastDay}`;
  throw new AppError("conflict", "time-off-overlaps", `They are off on ${days} already: change that entry instead.`, {
    timeOffId: other.id,
  });
}

const notFound = () =>
  new AppError("not-found", "time-off-not-found", "These days off are not here (any more): look at the list again.");
