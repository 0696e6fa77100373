import { readClock, type Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { disconnectAll } from "../calendars/disconnect.ts";
import { mustKnowHolidaysOf } from "../holidays/holidays.ts";
import { byPerson } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { mustNotCircle } from "./backups.ts";
import type { PersonChange } from "./contract.ts";
import { finishLettingGo, letGo } from "./let-go.ts";
import { mayChangePerson } from "./may-change.ts";
import { lockPerson, lockWithAdmins, type Person, updatePerson } from "./people-store.ts";
import { returnAt } from "./returning.ts";
import { readTimeOff } from "./schedule-store.ts";
import { measured } from "./track-record.ts";
import { workingTime } from "./working-time.ts";

/**
 * Changes what `change` names of a person, and with hours, zone or holidays the time in which leads are given to them. The
 * leads of somebody who no longer works here are passed on.
 *
 * @throws AppError `person-not-found` (404), `email-taken` or `last-admin` (409), `admins-only` (403), `own-backup`,
 *   `backups-in-a-circle`, `backup-not-found`, `no-such-country`, `away-too-long` (422)
 */
export async function changePerson(tx: Tx, id: PersonId, change: PersonChange, actor: Actor): Promise<void> {
  await mustKnowHolidaysOf(change.holidaysOf);
  // Before the person is locked: accounts and leads come first in the one lock order.
  const letting = change.active === false ? await letGo(tx, id) : undefined;
  await mustNotCircle(tx, id, change.backupId);
  const admins = await lockWithAdmins(tx, id);
  const before = await lockPerson(tx, id);
  mayChangePerson(actor, [...before.roles, ...(change.roles ?? [])]);
  const { away, trackRecord, ...named } = change;
  const after: Person = {
    ...before,
    ...named,
    trackRecord: trackRecord === undefined ? before.trackRecord : measured(trackRecord),
  };
  const staysAdmin = after.active && after.roles.includes("admin");
  if (!staysAdmin && admins.length === 1 && admins[0] === id) throw lastAdmin();
  await updateWithTimes(tx, after, away, byPerson(actor));
  if (!letting) return;
  await disconnectAll(tx, id);
  await finishLettingGo(tx, id, letting, byPerson(actor));
}

async function updateWithTimes(tx: Tx, person: Person, away: PersonChange["away"], by: PersonId | null): Promise<void> {
  const now = await readClock(tx);
  const timeOff = (await readTimeOff(tx, [person.id])).get(person.id) ?? [];
  const schedule = { ...person, timeOff };
  const awayUntil = away === undefined ? person.awayUntil : away && (await returnAt(away.until, schedule, now));
  await updatePerson(tx, { ...person, awayUntil, ...(await workingTime(schedule, now)) }, by);
}

const lastAdmin = () =>
  new AppError("conflict", "last-admin", "This is the only admin: make somebody else an admin first.");
