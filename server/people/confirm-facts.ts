import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { byPerson } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { mayChangePerson } from "./may-change.ts";
import { confirmFactsOf, lockPerson } from "./people-store.ts";

/**
 * Somebody has looked at what a person can take, and it is still right: it is as old as this moment from now on.
 *
 * @throws AppError `person-not-found` (404), `admins-only` (403)
 */
export async function confirmFacts(tx: Tx, id: PersonId, actor: Actor): Promise<void> {
  const { roles } = await lockPerson(tx, id);
  mayChangePerson(actor, roles);
  await confirmFactsOf(tx, id, byPerson(actor));
}
