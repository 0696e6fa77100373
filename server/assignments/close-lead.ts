import type { Tx } from "../../engine/database.ts";
import { cancelRun } from "../../engine/run-commands.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { endAssignment, lockLead, readActiveRun, readOpenAssignment, setClosed } from "./assignment-store.ts";
import { recordEvent, tellInboxes } from "./event-store.ts";
import { tellRun } from "./run-news-store.ts";
import { finishTasks } from "./task-store.ts";

/** Nothing is to be done for this lead any more: its tasks are done, its flow stops watching. */
export async function closeLead(
  tx: Tx,
  { leadId, personId, reason }: { leadId: LeadId; personId: PersonId | null; reason: string },
): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (!lead) throw new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");
  if (lead.status === "closed") return;
  for (let run = await readActiveRun(tx, leadId); run; run = await readActiveRun(tx, leadId)) {
    await cancelRun(tx, run);
    await tellRun(tx, run);
  }
  await finishTasks(tx, leadId, lead.now);
  await setClosed(tx, leadId, reason, lead.now);
  await recordEvent(tx, { leadId, kind: "closed", personId, data: { reason }, at: lead.now });
  const holder = await readOpenAssignment(tx, leadId);
  // Nobody is asked any more. Who was responsible stays so: the closed lead is still theirs to look up.
  if (holder?.state === "offered") await endAssignment(tx, holder.id, "released", lead.now);
  const { waitingListId } = lead;
  await tellInboxes(tx, { leadId, personIds: holder ? [holder.personId] : [], waitingListId, change: "closed" });
}

/** Adds a note to the lead's timeline. */
export async function addNote(
  tx: Tx,
  { leadId, personId, text }: { leadId: LeadId; personId: PersonId | null; text: string },
): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (!lead) throw new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");
  await recordEvent(tx, { leadId, kind: "note", personId, data: { text }, at: lead.now });
  const holder = await readOpenAssignment(tx, leadId);
  await tellInboxes(tx, { leadId, personIds: holder ? [holder.personId] : [], change: "note" });
}
