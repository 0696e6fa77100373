import type { Db } from "../../engine/database.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { maySeeLead } from "../leads/lead-list-queries.ts";
import { readLeadOfRun } from "./replay-queries.ts";

/**
 * A rep watches the own inbox and the paths of own leads; managers and programs that read leads watch all. Only who may
 * draw flows sits in an editor, and a program does not.
 */
export async function mayWatch(db: Db, actor: Actor, topic: string): Promise<boolean> {
  if (actor.kind === "key" && !actor.scopes.some((scope) => scope === "admin" || scope === "leads:read")) return false;
  const [kind, id = ""] = topic.split(":");
  if (kind === "editor" && actor.kind === "key") return false;
  if (isManager(actor)) return true;
  if (kind === "rep") return id === actor.id;
  if (kind !== "run") return false;
  const leadId = await readLeadOfRun(db, id);
  return leadId !== undefined && maySeeLead(db, actor.id, leadId);
}
