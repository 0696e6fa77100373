import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Access, Actor } from "./route.ts";

/**
 * Lets the caller through who has one of the roles, or whose key has one of the scopes (`admin` has all).
 *
 * @throws AppError `forbidden` that names what is missing
 */
export function checkAccess({ roles, scopes }: Access, actor: Actor): void {
  if (actor.kind === "person") {
    if (actor.roles.some((role) => roles.includes(role))) return;
    throw new AppError("forbidden", "role-missing", "You may not do this; ask an admin or a manager.", { roles });
  }
  if (actor.scopes.includes("admin") || actor.scopes.some((scope) => scopes.includes(scope))) return;
  const needed = scopes.length > 0 ? scopes : ["admin"];
  const named = needed.map((scope) => `"${scope}"`).join(" or ");
  throw new AppError("forbidden", "scope-missing", `This access key may not do this; use one with ${named}.`, {
    scopes: needed,
  });
}
