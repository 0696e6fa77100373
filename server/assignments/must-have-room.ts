import type { Tx } from "../../engine/database.ts";
import { calendarsOf } from "../../node-catalog/assignment/calendars.ts";
import { limitReached } from "../../node-catalog/assignment/obstacles/limits.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { holdPerson } from "../world/hold-person.ts";

const OF_WHAT: Readonly<Record<string, string>> = {
  "limit-open": "open leads at a time",
  "limit-hour": "leads an hour",
  "limit-day": "leads a day",
  "limit-month": "leads a month",
};

/**
 * Who takes a lead keeps to their own limits, also when two are taken at the same moment.
 *
 * @param now epoch milliseconds
 * @throws AppError `limit-reached` (409)
 */
export async function mustHaveRoom(tx: Tx, personId: PersonId, now: number): Promise<void> {
  const held = await holdPerson(tx, personId);
  if (!held) return;
  const { person, load } = held;
  const reached = limitReached(person, load, calendarsOf([person], now)[person.timeZone], now);
  if (!reached) return;
  const { count, most } = reached.values!;
  const mend =
    reached.reason === "limit-open" ? "Reach or close one of them first." : "Leave this one to somebody else.";
  throw new AppError(
    "conflict",
    "limit-reached",
    `The limit is ${most} ${OF_WHAT[reached.reason]}, and ${count} are there already. ${mend}`,
  );
}
