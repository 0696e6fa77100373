import { type Db, readClock, transaction, type Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { ask } from "./ask.ts";
import type { Calendars } from "./calendars.ts";
import {
  lockOwner,
  readKnown,
  type StoredCalendar,
  takeDue,
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
const EVERY = 5;
const AT_MOST_EVERY = 60;
/** So old what is known may be before it says so. */
const STALE_AFTER = 60;
/** Each is a request to somebody else and a thread of its own for a moment. */
const AT_ONCE = 4;

/**
 * Reads every calendar that is to be read. Runs every minute in one process; where it takes longer, the next run goes on.
 *
 * @param until milliseconds, by `performance.now()`: no further calendar is begun after that
 */
export async function readDueCalendars(db: Db, calendars: Calendars, until: number): Promise<void> {
  const take = () => transaction(db, (tx) => takeDue(tx, AT_ONCE, EVERY), "take calendars");
  for (let due = await take(); due.length > 0; due = await take()) {
    await Promise.all(due.map((one) => readOne(db, calendars, one)));
    if (performance.now() > until) return;
  }
}

/** Reads one, and keeps either when its owner is busy or why that is not known. */
export async function readOne(db: Db, calendars: Calendars, stored: StoredCalendar): Promise<void> {
  const result = await tryToRead(calendars, stored, await readClock(db));
  await transaction(
    db,
    async (tx) => {
      const before = await lockOwner(tx, stored.personId);
      if (!before) return;
      if ("problem" in result) await writeFailure(tx, stored.id, result.problem, againIn(stored.failures));
      else await writeReading(tx, stored.id, result.reading, EVERY);
      const { asOf } = await updateKnown(tx, stored.personId);
      if (asOf && !before.asOf) await tellOwner(tx, stored.personId, NOT_READ);
    },
    "keep calendar",
  );
}

const NOT_READ =
  "One of your calendars cannot be read any more, so Baton may give you leads while you are busy. Look at it under Me.";

/** What somebody's calendars say together, for the next decisions. The person must be locked. */
export async function updateKnown(tx: Tx, personId: PersonId): Promise<{ readonly asOf: Date | null }> {
  const { busy, asOf } = await readKnown(tx, personId, STALE_AFTER);
  await writeKnown(tx, personId, { busy: together(busy, knownSpan(await readClock(tx))), asOf });
  return { asOf };
}

/** What a new calendar's first reading gives. The person must be locked. */
export async function keepFirst(tx: Tx, id: Uuid, personId: PersonId, reading: Reading): Promise<void> {
  await writeReading(tx, id, reading, EVERY);
  await updateKnown(tx, personId);
}

type Result = { readonly reading: Reading | "unchanged" } | { readonly problem: ReturnType<typeof reasonOf> };

async function tryToRead(calendars: Calendars, stored: StoredCalendar, now: number): Promise<Result> {
  try {
    return { reading: await ask(calendars, await calendars.connections.open(stored.connection), stored, now) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Five minutes, then ten, twenty, … up to an hour. */
const againIn = (failures: number): number => Math.min(EVERY * 2 ** Math.min(failures, 10), AT_MOST_EVERY);
