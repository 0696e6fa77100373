import { type Queryable, readClock, type Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { ask } from "./ask.ts";
import type { Calendars } from "./calendars.ts";
import {
  lockOwner,
  readKnown,
  type StoredCalendar,
  tellOwner,
  writeFailure,
  writeKnown,
  writeReading,
} from "./calendar-store.ts";
import { together } from "./intervals.ts";
import { reasonOf } from "./problems.ts";
import type { Reading } from "./source.ts";
import { knownSpan } from "./spans.ts";

/** Minutes. */
export const READ_EVERY = 5;
const AT_MOST_EVERY = 60;
/** So old what is known may be before it says so. */
export const STALE_AFTER = 60;

/** What came of reading a calendar. */
export type Attempt = { readonly reading: Reading | "unchanged" } | { readonly problem: ReturnType<typeof reasonOf> };

/** Reads a calendar, which may take seconds; nothing is kept yet. */
export async function tryToRead(db: Queryable, calendars: Calendars, stored: StoredCalendar): Promise<Attempt> {
  try {
    const one = await calendars.connections.open(stored.connection);
    return { reading: await ask(calendars, one, stored, await readClock(db)) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Keeps either when its owner is busy or why that is not known. Nothing, when it was disconnected meanwhile. */
export async function keepAttempt(tx: Tx, { id, personId, failures }: StoredCalendar, attempt: Attempt): Promise<void> {
  const before = await lockOwner(tx, personId);
  if (!before) return;
  if ("problem" in attempt) await writeFailure(tx, id, attempt.problem, againIn(failures));
  else await writeReading(tx, id, attempt.reading, READ_EVERY);
  const { asOf } = await updateKnown(tx, personId);
  if (asOf && !before.asOf) await tellOwner(tx, personId, NOT_READ);
}

const NOT_READ =
  "One of your calendars cannot be read any more, so Baton may give you leads while you are busy. Look at it under Me.";

/** What a new calendar's first reading gives. The person must be locked. */
export async function keepFirst(tx: Tx, id: Uuid, personId: PersonId, reading: Reading): Promise<void> {
  await writeReading(tx, id, reading, READ_EVERY);
  await updateKnown(tx, personId);
}

/** What somebody's calendars say together, for the next decisions. The person must be locked. */
export async function updateKnown(tx: Tx, personId: PersonId): Promise<{ readonly asOf: Date | null }> {
  const { busy, asOf, freeUntil } = await readKnown(tx, personId, STALE_AFTER);
  await writeKnown(tx, personId, { busy: together(busy, knownSpan(await readClock(tx), freeUntil)), asOf });
  return { asOf };
}

/** Five minutes, then ten, twenty, … up to an hour. */
const againIn = (failures: number): number => Math.min(READ_EVERY * 2 ** Math.min(failures, 10), AT_MOST_EVERY);
