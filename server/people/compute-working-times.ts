import { readClock, type Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { personNotFound } from "./person-not-found.ts";
import { lockSchedule, readTimeOff, type Scheduled, updateWorkingTimes } from "./schedule-store.ts";
import { workingTime } from "./working-time.ts";

/**
 * Locks a person before their days off change, and says how to compute their working time after that.
 *
 * @throws AppError `person-not-found` (404)
 */
export async function lockForTimeOff(tx: Tx, id: PersonId): Promise<() => Promise<void>> {
  const person = await lockSchedule(tx, id);
  if (!person) throw personNotFound();
  return () => computeWorkingTimes(tx, [person]);
}

/** Computes anew when these people work. They must be locked. */
export async function computeWorkingTimes(tx: Tx, people: readonly Scheduled[]): Promise<void> {
  const now = await readClock(tx);
  const timeOff = await readTimeOff(
    tx,
    people.map(({ id }) => id),
  );
  const computed = people.map(async (person) => ({
    id: person.id,
    ...(await workingTime({ ...person, timeOff: timeOff.get(person.id) ?? [] }, now)),
  }));
  await updateWorkingTimes(tx, await Promise.all(computed));
}
