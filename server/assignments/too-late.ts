import type { Tx } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { readOpenAssignment, readPersonName, type StoredAssignment } from "./assignment-store.ts";

/** Somebody or the clock was first. What the person wrote has been kept; the caller throws this after the commit. */
export interface TooLate {
  readonly tooLate: AppError;
}

const HAPPENED: Readonly<Record<StoredAssignment["state"], string>> = {
  offered: "The time was up",
  owned: "The time was up",
  declined: "It was passed on",
  expired: "It was not answered in time",
  released: "It went to somebody else",
};

/** Names what happened instead and who has the lead now. */
export async function tooLate(tx: Tx, assignment: StoredAssignment): Promise<TooLate> {
  const holder = await readOpenAssignment(tx, assignment.leadId);
  const isSuccessor = holder?.state === "owned" && holder.id !== assignment.id;
  const owner = isSuccessor ? { id: holder.personId, name: (await readPersonName(tx, holder.personId)) ?? "" } : null;
  const happened = HAPPENED[assignment.state];
  const who = owner ? `${owner.name} has it now.` : "It is on its way to the next person.";
  return {
    tooLate: new AppError("conflict", "too-late", `${happened}. ${who}`, {
      happened,
      at: assignment.endedAt?.toISOString() ?? null,
      owner,
    }),
  };
}
