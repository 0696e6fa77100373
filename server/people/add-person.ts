import { readClock, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { NewPerson } from "./contract.ts";
import { insertPerson, readTimeZone } from "./people-store.ts";
import { workingTime } from "./working-time.ts";

/**
 * Adds a person; without a time zone they have the company's.
 *
 * @throws AppError `email-taken` (409)
 */
export async function addPerson(tx: Tx, person: NewPerson, { demo = false } = {}): Promise<PersonId> {
  const id = newId();
  const { hours, away } = person;
  const timeZone = person.timeZone ?? (await readTimeZone(tx));
  await insertPerson(tx, {
    ...person,
    ...workingTime(hours, timeZone, await readClock(tx)),
    id,
    timeZone,
    awayUntil: away && new Date(away.until),
    active: true,
    demo,
  });
  return id;
}
