import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Actor } from "../http/route.ts";
import { mayChangePerson } from "../people/may-change.ts";
import { readRoles } from "./admin-store.ts";
import { createSignInLink, type LinkRequest } from "./sign-in-link.ts";

/**
 * A link for somebody else: whoever has it is that person, so only an admin makes one for an admin.
 *
 * @throws AppError `person-not-found` (404), `admins-only` (403)
 */
export async function invite(tx: Tx, actor: Actor, request: LinkRequest & { readonly personId: PersonId }) {
  const roles = await readRoles(tx, request.personId);
  if (!roles) throw new AppError("not-found", "person-not-found", "There is no such person, or not any more.");
  mayChangePerson(actor, roles);
  return createSignInLink(tx, request);
}
