import { readClock, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { mustKnowHolidaysOf } from "../holidays/holidays.ts";
import type { NewPerson } from "./contract.ts";
import { insertPerson, type Person, readTimeZone } from "./people-store.ts";
import { measured } from "./track-record.ts";
import { returnAt } from "./returning.ts";
import { workingTime } from "./working-time.ts";

/**
 * Adds a person; without a time zone they have the company's.
 *
 * @param by who says what they can take; null: nobody knows
 * @throws AppError `email-taken` (409), `backup-not-found` or `no-such-country` (422)
 */
export async function addPerson(tx: Tx, person: NewPerson, { demo = false, by = null }: Added = {}): Promise<PersonId> {
  await mustKnowHolidaysOf(person.holidaysOf);
  const id = newId();
  const { away, trackRecord, ...named } = person;
  const full: Omit<Person, "awayUntil"> = {
    ...NOTHING_SAID,
    ...named,
    trackRecord: measured(trackRecord ?? null),
    id,
    timeZone: person.timeZone ?? (await readTimeZone(tx)),
    active: true,
    demo,
  };
  const now = await readClock(tx);
  const schedule = { ...full, timeOff: [] };
  const awayUntil = away && (await returnAt(away.until, schedule, now));
  await insertPerson(tx, { ...full, awayUntil, ...(await workingTime(schedule, now)) }, by);
  return id;
}

interface Added {
  readonly demo?: boolean;
  readonly by?: PersonId | null;
}

const NOTHING_SAID = {
  languageLevels: {},
  regions: [],
  products: [],
  industries: [],
  skills: [],
  seniority: null,
  limits: [],
  capacity: 1,
  backupId: null,
  holidaysOf: null,
} as const;
