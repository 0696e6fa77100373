import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { addPerson } from "../people/add-person.ts";
import { findAdmin, hasWayIn, lockPeople } from "./admin-store.ts";

/** Stands in for the e-mail of an admin whom nobody has asked yet; RFC 2606 keeps it from ever reaching anybody. */
export const NO_EMAIL_YET = "admin@baton.invalid";

/**
 * The admin for whom the operator gets a link: the one with that e-mail, else the first; made when there is none.
 * The name and e-mail of a new one are placeholders that the page of the link asks for.
 *
 * @returns undefined when there is no active admin with that e-mail
 */
export async function findOrMakeAdmin(
  tx: Tx,
  email?: string,
): Promise<{ readonly id: PersonId; readonly isNew: boolean } | undefined> {
  // Two processes that start together make one admin.
  await lockPeople(tx);
  const id = await findAdmin(tx, email);
  if (id) return { id, isNew: false };
  if (email) return undefined;
  const admin = { name: "Admin", email: NO_EMAIL_YET, roles: ["admin" as const], languages: [] };
  return { id: await addPerson(tx, { ...admin, hours: null, away: null }), isNew: true };
}

/** Nobody has a password or is signed in: without a link from the operator nobody comes in. */
export async function isNobodyIn(tx: Tx): Promise<boolean> {
  return !(await hasWayIn(tx));
}
