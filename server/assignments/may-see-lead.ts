import type { Tx } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { readOpenAssignment } from "./assignment-store.ts";

/** A rep changes only what they have; for anything else the answer is the same as for a lead that is not there. */
export async function mustSeeLead(tx: Tx, actor: Actor, leadId: string): Promise<void> {
  if (isManager(actor)) return;
  const open = await readOpenAssignment(tx, leadId);
  if (open?.personId !== actor.id) {
    throw new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");
  }
}
