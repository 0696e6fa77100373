import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { personNotFound } from "./person-not-found.ts";

/**
 * Managers and programs see everybody, anybody else themselves.
 *
 * @throws AppError `person-not-found` (404): whether a colleague is there is not told either
 */
export function mustBeOwnOrManager(actor: Actor, id: PersonId): void {
  if (!isManager(actor) && actor.id !== id) throw personNotFound();
}
