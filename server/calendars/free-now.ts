import { readClock, type Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { personNotFound } from "../people/person-not-found.ts";
import { lockOwner, writeFreeUntil } from "./calendar-store.ts";
import { readKnown, updateKnown } from "./known.ts";

/**
 * Somebody is free although their calendar says otherwise: until what is on there now would have ended, it does not count,
 * however often it is read. What comes after it does. Nothing changes for whoever is not busy.
 *
 * @throws AppError `person-not-found` (404)
 */
export async function freeNow(tx: Tx, personId: PersonId): Promise<void> {
  if (!(await lockOwner(tx, personId))) throw personNotFound();
  // The clock is read after the lock: the calendar may have been read meanwhile.
  const now = await readClock(tx);
  const { busy, asRead } = await readKnown(tx, personId);
  const on = [...busy, ...(asRead?.intervals ?? [])].filter(([from, to]) => from <= now && now < to);
  if (on.length === 0) return;
  await writeFreeUntil(tx, personId, new Date(Math.max(...on.map(([, to]) => to))));
  await updateKnown(tx, personId);
}
