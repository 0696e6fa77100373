import { readClock, type Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { passOnLeads } from "../assignments/pass-on-leads.ts";
import type { Actor } from "../http/route.ts";
import type { PersonChange } from "./contract.ts";
import { mayChangePerson } from "./may-change.ts";
import { lockPerson, lockWithAdmins, updatePerson } from "./people-store.ts";
import { workingTime } from "./working-time.ts";

/**
 * Changes what `change` names of a person, and with hours or zone the time in which leads are given to them. The leads of
 * somebody who no longer works here are passed on.
 *
 * @throws AppError `person-not-found` (404), `email-taken` or `last-admin` (409), `admins-only` (403)
 */
export async function changePerson(tx: Tx, id: PersonId, change: PersonChange, actor: Actor): Promise<void> {
  const { away, ...named } = change;
  // Before the person is locked: leads come first in the one lock order.
  if (change.active === false) await passOnLeads(tx, [id], "No longer works here");
  const admins = await lockWithAdmins(tx, id);
  const before = await lockPerson(tx, id);
  mayChangePerson(actor, [...before.roles, ...(change.roles ?? [])]);
  const person = {
    ...before,
    ...named,
    awayUntil: away === undefined ? before.awayUntil : away && new Date(away.until),
  };
  const staysAdmin = person.active && person.roles.includes("admin");
  if (!staysAdmin && admins.length === 1 && admins[0] === id) throw lastAdmin();
  await updatePerson(tx, { ...person, ...workingTime(person.hours, person.timeZone, await readClock(tx)) });
}

const lastAdmin = () =>
  new AppError("conflict", "last-admin", "This is the only admin: make somebody else an admin first.");
