import { type Queryable, readClock, type Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { ask } from "./ask.ts";
import type { Calendars } from "./calendars.ts";
import { lockOwner, noteTold, type StoredCalendar, tellOwner, writeFailure, writeReading } from "./calendar-store.ts";
import { STALE_AFTER, updateKnown } from "./known.ts";
import { reasonOf } from "./problems.ts";
import type { Reading } from "./source.ts";

/** Minutes. */
export const READ_EVERY = 5;
const AT_MOST_EVERY = 60;
const ONCE_A_DAY = 24 * 60;

interface Problem extends ReturnType<typeof reasonOf> {
  /** Nothing but its owner can mend it. */
  readonly isUpToThem: boolean;
}

/** What came of reading a calendar, and when that began, in epoch milliseconds. */
export type Attempt = { readonly at: number } & (
  { readonly reading: Reading | "unchanged" } | { readonly problem: Problem }
);

/** Reads a calendar, which may take seconds; nothing is kept yet. */
export async function tryToRead(db: Queryable, calendars: Calendars, stored: StoredCalendar): Promise<Attempt> {
  const at = await readClock(db);
  try {
    const one = await calendars.connections.open(stored.connection);
    return { at, reading: await ask(calendars, one, stored, at) };
  } catch (error) {
    if (!(error instanceof AppError)) calendars.report(error);
    const isUpToThem = error instanceof AppError && error.kind === "stop";
    return { at, problem: { ...reasonOf(error), isUpToThem } };
  }
}

/** Keeps either when its owner is busy or why that is not known. Nothing, when it was disconnected meanwhile. */
export async function keepAttempt(tx: Tx, stored: StoredCalendar, attempt: Attempt): Promise<void> {
  const { id, personId, connection, failures } = stored;
  if (!(await lockOwner(tx, personId))) return;
  const attempted = { id, connection, at: attempt.at };
  if ("reading" in attempt) await writeReading(tx, attempted, attempt.reading, READ_EVERY);
  else await keepProblem(tx, { ...attempted, personId, failures }, attempt.problem);
  await updateKnown(tx, personId);
}

type Failed = Pick<StoredCalendar, "id" | "connection" | "personId" | "failures"> & { readonly at: number };

async function keepProblem(tx: Tx, failed: Failed, { isUpToThem, ...problem }: Problem): Promise<void> {
  await writeFailure(tx, failed, problem, isUpToThem ? ONCE_A_DAY : againIn(failed.failures));
  const name = await noteTold(tx, failed.id, { isUpToThem, minutes: STALE_AFTER });
  if (name !== undefined) await tellOwner(tx, failed.personId, notRead(name));
}

const notRead = (name: string): string =>
  `Your calendar (${name}) cannot be read any more, so Baton may give you leads while you are busy. Look at it under Me.`;

/** What a new calendar's first reading gives, which began at that time. The person must be locked. */
export async function keepFirst(
  tx: Tx,
  { id, personId, connection }: { readonly id: Uuid; readonly personId: PersonId; readonly connection: string },
  reading: Reading,
): Promise<void> {
  await writeReading(tx, { id, connection, at: await readClock(tx) }, reading, READ_EVERY);
  await updateKnown(tx, personId);
}

/** Five minutes, then ten, twenty, … up to an hour; what only its owner can mend, once a day: passwords get locked. */
const againIn = (failures: number): number => Math.min(READ_EVERY * 2 ** Math.min(failures, 10), AT_MOST_EVERY);
