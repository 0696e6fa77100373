import type { Tx } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { archiveFlow, lockFlow, renameFlow, setStatus } from "./flows-store.ts";

/** @throws AppError `flow-is-live` (409): what takes leads is paused before it is put away */
export async function changeFlow(tx: Tx, id: Uuid, change: { name?: string; archived?: boolean }): Promise<void> {
  const { status } = await lockFlow(tx, id);
  if (change.name !== undefined) await renameFlow(tx, id, change.name);
  if (!change.archived) return;
  if (status === "live") {
    throw new AppError("conflict", "flow-is-live", "This flow takes leads: pause it first, then put it away.");
  }
  await archiveFlow(tx, id);
}

/** Leads that are in the flow finish; new ones go to Needs attention. Its sources stay its own. */
export async function pauseFlow(tx: Tx, id: Uuid): Promise<void> {
  const { status } = await lockFlow(tx, id);
  if (status === "draft") throw neverLive();
  await setStatus(tx, id, "paused");
}

export async function resumeFlow(tx: Tx, id: Uuid): Promise<void> {
  const { status } = await lockFlow(tx, id);
  if (status === "draft") throw neverLive();
  await setStatus(tx, id, "live");
}

const neverLive = () => new AppError("conflict", "flow-not-live", "This flow is not live yet: go live first.");
