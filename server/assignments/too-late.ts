import type { Tx } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { type LockedLead, readOpenAssignment, readPersonName, type StoredAssignment } from "./assignment-store.ts";

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

/** Names what happened to an assignment instead, and who has the lead now. */
export async function tooLate(tx: Tx, assignment: StoredAssignment, lead: LockedLead): Promise<TooLate> {
  const { id, state, endedAt } = assignment;
  const holder = await readOpenAssignment(tx, lead.id);
  const owner = holder?.id === id ? null : await ownerOf(tx, holder);
  const happened = lead.status === "closed" && endedAt === null ? "It was closed" : HAPPENED[state];
  return say(happened, endedAt, owner, lead);
}

/** A lead that cannot be claimed any more, because `holder` was faster. */
export async function wentTo(tx: Tx, holder: StoredAssignment, lead: LockedLead): Promise<TooLate> {
  return say(HAPPENED.released, holder.acceptedAt, await ownerOf(tx, holder), lead);
}

type Owner = { readonly id: string; readonly name: string } | null;

async function ownerOf(tx: Tx, holder: StoredAssignment | undefined): Promise<Owner> {
  if (holder?.state !== "owned") return null;
  return { id: holder.personId, name: (await readPersonName(tx, holder.personId)) ?? "" };
}

function say(happened: string, at: Date | null, owner: Owner, lead: LockedLead): TooLate {
  const message = [`${happened}.`, whereItIs(owner, lead)].join(" ").trimEnd();
  return { tooLate: new AppError("conflict", "too-late", message, { happened, at: at?.toISOString() ?? null, owner }) };
}

function whereItIs(owner: Owner, { status }: LockedLead): string {
  if (status === "closed") return "";
  if (owner) return `${owner.name} has it now.`;
  return status === "waiting-list" ? "It is on the waiting list." : "It is on its way to the next person.";
}
