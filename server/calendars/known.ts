import { readClock, type Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { Interval } from "../../node-catalog/kit/time.ts";
import { type Known, readKept, writeKnown } from "./calendar-store.ts";
import { together } from "./intervals.ts";
import { knownSpan } from "./spans.ts";

/** Minutes. What was read longer ago says so. */
export const STALE_AFTER = 60;

/**
 * What somebody's calendars say for the days that decisions look at: with the end that it really has, which may be later, since
 * reasons say until when.
 */
export async function readKnown(tx: Tx, personId: PersonId): Promise<Known> {
  const { calendars, freeUntil } = await readKept(tx, personId, STALE_AFTER);
  const span = knownSpan(await readClock(tx), freeUntil);
  const ofThese = (times: readonly Interval[]): readonly Interval[] =>
    together(times, { from: span.from, to: Infinity }).filter(([from]) => from < span.to);
  const [old, read] = [calendars.filter(({ isOld }) => isOld), calendars.filter(({ isOld }) => !isOld)];
  const intervals = ofThese(old.flatMap(({ busy }) => busy));
  const at = Math.min(...old.map(({ readAt }) => readAt ?? Infinity));
  return { busy: ofThese(read.flatMap(({ busy }) => busy)), asRead: intervals.length > 0 ? { at, intervals } : null };
}

/** Makes it known to the next decisions. The person must be locked. */
export async function updateKnown(tx: Tx, personId: PersonId): Promise<void> {
  await writeKnown(tx, personId, await readKnown(tx, personId));
}
