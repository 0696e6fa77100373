import type { Role } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Actor } from "../http/route.ts";

/**
 * Only an admin makes admins and changes them: else a manager could become one by the e-mail of another.
 *
 * @param roles those that the person has and those that they are to get
 * @throws AppError `admins-only` (403)
 */
export function mayChangePerson(actor: Actor, roles: readonly Role[]): void {
  const isAdmin = actor.kind === "key" ? actor.scopes.includes("admin") : actor.roles.includes("admin");
  if (roles.includes("admin") && !isAdmin) {
    throw new AppError("forbidden", "admins-only", "Only an admin can make or change an admin: ask one of them.");
  }
}
