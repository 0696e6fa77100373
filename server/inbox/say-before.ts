import type { AssignmentId } from "../../node-catalog/kit/domain.ts";
import { MINUTE, SECOND } from "../../node-catalog/kit/time.ts";
import { say, sayDuration, type Speech } from "../catalog/say-because.ts";
import { sayContact } from "../leads/say-contact.ts";
import type { EarlierRow, TriedRow } from "./inbox-queries.ts";

/** What those who had the lead before have tried, one sentence each, in order. */
export function sayBefore(earlier: readonly EarlierRow[], tried: readonly TriedRow[], speech: Speech): string[] {
  const byAssignment = Map.groupBy(tried, ({ assignmentId }) => assignmentId);
  return earlier.flatMap((one) => sayTurn(one, byAssignment.get(one.assignmentId) ?? [], speech));
}

function sayTurn(turn: EarlierRow, tried: readonly TriedRow[], speech: Speech): string[] {
  const contacts = tried.filter(({ kind }) => kind === "contact").map((one) => sayTry(one, speech));
  const end = sayEnd(turn, tried, contacts.length > 0, speech);
  return end === undefined ? contacts : [...contacts, end];
}

function sayTry({ personId, data, at }: TriedRow, speech: Speech): string {
  const words = `{person} ${sayContact(data)} at {at}`;
  const values = { person: personId, at: at.getTime(), note: data["note"] };
  return say(data["note"] ? `${words}: {note}` : words, values, speech);
}

function sayEnd(
  { state, personId, at, endedAt, assignmentId }: EarlierRow,
  tried: readonly TriedRow[],
  anyContact: boolean,
  speech: Speech,
): string | undefined {
  if (state === "declined") {
    const reason = reasonOf(tried, assignmentId);
    return say(
      reason ? "{person} passed it on: {reason}" : "{person} passed it on",
      { person: personId, reason },
      speech,
    );
  }
  if (state === "expired") return say("{person} did not answer in time", { person: personId }, speech);
  if (anyContact) return undefined;
  const length = sayDuration(roughly(endedAt.getTime() - at.getTime()));
  return say("{person} had it for {length}, no contact", { person: personId, length }, speech);
}

/** To the minute: nobody needs the seconds of a quarter of an hour. */
function roughly(ms: number): number {
  return ms < MINUTE ? Math.max(ms, SECOND) : Math.round(ms / MINUTE) * MINUTE;
}

function reasonOf(tried: readonly TriedRow[], assignment: AssignmentId): unknown {
  return tried.find(({ kind, assignmentId }) => kind === "declined" && assignmentId === assignment)?.data["reason"];
}
