import { type Queryable, readClock, type Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { personNotFound } from "../people/person-not-found.ts";
import { ask } from "./ask.ts";
import type { Calendars } from "./calendars.ts";
import { countCalendars, insertCalendar, lockOwner, type NewRow, readOwner } from "./calendar-store.ts";
import { type Connection, nameOf } from "./connection.ts";
import { MOST_CALENDARS, type NewCalendar } from "./contract.ts";
import { keepFirst } from "./keep-reading.ts";
import { calendarKnown, googleNotSetUp, throwNotRead, tooManyCalendars } from "./problems.ts";
import type { Reading } from "./source.ts";

/** A calendar that was read for the first time, and is not kept yet. */
export interface FirstReading {
  readonly row: NewRow;
  readonly reading: Reading;
}

/**
 * Reads a calendar before anything of it is kept: what is wrong with it is said at once. Takes seconds.
 *
 * @throws AppError `calendar-not-read` (422), `google-not-set-up` (422), `person-not-found` (404)
 */
export async function readFirst(
  db: Queryable,
  calendars: Calendars,
  personId: PersonId,
  wanted: NewCalendar,
): Promise<FirstReading> {
  const owner = await readOwner(db, personId);
  if (!owner) throw personNotFound();
  const one = await connectionFor(calendars, personId, wanted);
  const reading = await readAll(calendars, one, owner, await readClock(db));
  const { connections } = calendars;
  const row = {
    personId,
    kind: one.kind,
    name: nameOf(one),
    connection: await connections.seal(one),
    fingerprint: connections.fingerprint(one),
  };
  return { row, reading };
}

async function connectionFor(calendars: Calendars, personId: PersonId, wanted: NewCalendar): Promise<Connection> {
  if (wanted.kind !== "google") return wanted;
  const { google } = calendars;
  if (!google) throw googleNotSetUp();
  return google.finish({ ...wanted, personId }).catch(throwNotRead);
}

type Owner = NonNullable<Awaited<ReturnType<typeof readOwner>>>;

async function readAll(calendars: Calendars, one: Connection, owner: Owner, now: number): Promise<Reading> {
  try {
    const reading = await ask(calendars, one, { ...owner, marks: {} }, now);
    if (reading === "unchanged") throw new Error("nothing was said that could be unchanged");
    return reading;
  } catch (error) {
    return throwNotRead(error);
  }
}

/** @throws AppError `calendar-known` (409), `too-many-calendars` (422), `person-not-found` (404) */
export async function connectCalendar(tx: Tx, { row, reading }: FirstReading): Promise<Uuid> {
  if (!(await lockOwner(tx, row.personId))) throw personNotFound();
  const id = await insertCalendar(tx, row);
  if (id === undefined) throw calendarKnown();
  if ((await countCalendars(tx, row.personId)) > MOST_CALENDARS) throw tooManyCalendars();
  await keepFirst(tx, { id, ...row }, reading);
  return id;
}
