import type { Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { deleteCalendar, deleteCalendarsOf, lockOwner } from "./calendar-store.ts";
import { updateKnown } from "./known.ts";
import { calendarNotFound } from "./problems.ts";

/** Forgets a calendar and all that is known by it. @throws AppError `calendar-not-found` (404) */
export async function disconnectCalendar(tx: Tx, personId: PersonId, id: Uuid): Promise<void> {
  if (!(await lockOwner(tx, personId))) throw calendarNotFound();
  if (!(await deleteCalendar(tx, personId, id))) throw calendarNotFound();
  await updateKnown(tx, personId);
}

/** Of somebody who has left nothing is kept by which their calendars could be read. The person must be locked. */
export async function disconnectAll(tx: Tx, personId: PersonId): Promise<void> {
  await deleteCalendarsOf(tx, personId);
  await updateKnown(tx, personId);
}
