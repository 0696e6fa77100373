import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Actor } from "./route.ts";

/** May this caller see and change what belongs to others? */
export function isManager(actor: Actor): boolean {
  return actor.kind === "key" || actor.roles.some((role) => role === "admin" || role === "manager");
}

/** Who is written down as having done it; null for a program. */
export const byPerson = (actor: Actor): PersonId | null => (actor.kind === "person" ? actor.id : null);

/**
 * For whom the caller acts: themselves, or the person named by a manager or an access key.
 *
 * @throws AppError `forbidden` when a rep names somebody else; `invalid` when a key names nobody
 */
export function actingPerson(actor: Actor, onBehalfOf: PersonId | undefined): PersonId {
  if (actor.kind === "person" && (onBehalfOf === undefined || onBehalfOf === actor.id)) return actor.id;
  if (onBehalfOf === undefined) {
    throw new AppError("invalid", "on-behalf-of-missing", "Name the person for whom you do this in onBehalfOf.");
  }
  if (!isManager(actor)) {
    throw new AppError("forbidden", "not-yours", "Only a manager can do this for somebody else.");
  }
  return onBehalfOf;
}
