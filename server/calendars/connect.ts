import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { personNotFound } from "../people/person-not-found.ts";
import { ask } from "./ask.ts";
import type { Calendars } from "./calendars.ts";
import { countCalendars, deleteCalendar, insertCalendar, lockOwner, readOwner, readStored } from "./calendar-store.ts";
import { type Connection, nameOf } from "./connection.ts";
import { MOST_CALENDARS, type NewCalendar } from "./contract.ts";
import { keepFirst, readOne, updateKnown } from "./keep-reading.ts";
import { calendarKnown, calendarNotFound, googleNotSetUp, notRead, tooManyCalendars } from "./problems.ts";
import type { Reading } from "./source.ts";

/**
 * Connects a calendar with somebody, which is read once before anything is kept: what is wrong with it is said at once.
 *
 * @throws AppError `calendar-not-read` (422), `google-not-set-up` (422), `calendar-known` (409), `too-many-calendars` (422),
 * `person-not-found` (404)
 */
export async function connectCalendar(
  db: Db,
  calendars: Calendars,
  personId: PersonId,
  wanted: NewCalendar,
): Promise<Uuid> {
  const connection = await connectionFor(calendars, personId, wanted);
  const reading = await readFirst(db, calendars, personId, connection);
  const row = {
    personId,
    kind: connection.kind,
    name: nameOf(connection),
    connection: await calendars.connections.seal(connection),
    fingerprint: calendars.connections.fingerprint(connection),
  };
  return transaction(db, async (tx) => {
    if (!(await lockOwner(tx, personId))) throw personNotFound();
    const id = await insertCalendar(tx, row);
    if (id === undefined) throw calendarKnown();
    if ((await countCalendars(tx, personId)) > MOST_CALENDARS) throw tooManyCalendars();
    await keepFirst(tx, id, personId, reading);
    return id;
  });
}

async function connectionFor(calendars: Calendars, personId: PersonId, wanted: NewCalendar): Promise<Connection> {
  if (wanted.kind !== "google") return wanted;
  const { google } = calendars;
  if (!google) throw googleNotSetUp();
  return google.finish({ ...wanted, personId }).catch((error: unknown) => {
    throw notRead(error);
  });
}

async function readFirst(db: Db, calendars: Calendars, personId: PersonId, one: Connection): Promise<Reading> {
  const owner = await readOwner(db, personId);
  if (!owner) throw personNotFound();
  try {
    const reading = await ask(calendars, one, { ...owner, marks: {} }, await readClock(db));
    if (reading === "unchanged") throw new Error("nothing was said that could be unchanged");
    return reading;
  } catch (error) {
    throw notRead(error);
  }
}

/** Reads a calendar now. @throws AppError `calendar-not-found` (404) */
export async function readAgain(db: Db, calendars: Calendars, personId: PersonId, id: Uuid): Promise<void> {
  const stored = await readStored(db, personId, id);
  if (!stored) throw calendarNotFound();
  await readOne(db, calendars, { ...stored, marks: {} });
}

/** Forgets a calendar and all that is known by it. @throws AppError `calendar-not-found` (404) */
export async function disconnectCalendar(db: Db, personId: PersonId, id: Uuid): Promise<void> {
  await transaction(db, async (tx) => {
    if (!(await lockOwner(tx, personId))) throw calendarNotFound();
    if (!(await deleteCalendar(tx, personId, id))) throw calendarNotFound();
    await updateKnown(tx, personId);
  });
}
