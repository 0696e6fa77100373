import type { Queryable } from "../../engine/database.ts";
import type { AssignmentId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { type Explained, readExplained } from "./explained-queries.ts";

/**
 * The assignment, if this caller may know why it was made: whoever got it, the team's leader and managers.
 *
 * @throws AppError `no-such-assignment` (404), also for a colleague's: its existence is nobody's business
 */
export async function mustExplain(q: Queryable, actor: Actor, id: AssignmentId): Promise<Explained> {
  const found = await readExplained(q, id);
  const isTheirs = actor.kind === "person" && (actor.id === found?.personId || actor.id === found?.leaderId);
  if (found && (isTheirs || isManager(actor))) return found;
  throw new AppError("not-found", "no-such-assignment", "This is not here, or not yours to see.");
}
