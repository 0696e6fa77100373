import type { z } from "zod";
import type { Tx } from "../../engine/database.ts";
import type { Actor } from "../http/route.ts";
import { changePerson } from "../people/change-person.ts";
import { readPerson } from "../people/people-queries.ts";
import type { workspaceChange, WorkspaceView } from "./contract.ts";
import { readWorkspace } from "./workspace-queries.ts";
import { updateWorkspace } from "./workspace-store.ts";

type WorkspaceChange = z.infer<typeof workspaceChange>;

/**
 * Changes the settings that `change` names. Whoever says during the set-up in which time zone the company is, is there
 * too: the first admin was made before anybody knew, and would be told every time in UTC.
 */
export async function changeWorkspace(tx: Tx, change: WorkspaceChange, actor: Actor): Promise<WorkspaceView> {
  const before = await readWorkspace(tx);
  await updateWorkspace(tx, change);
  if (change.timeZone && !before.setUp && actor.kind === "person") {
    const { timeZone } = await readPerson(tx, actor.id);
    if (timeZone === before.timeZone) await changePerson(tx, actor.id, { timeZone: change.timeZone }, actor);
  }
  return readWorkspace(tx);
}
