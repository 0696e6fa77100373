import type { EntryReason } from "../../node-catalog/assignment/ledger.ts";
import { sayTurns, toTurns } from "../receipts/say-turns.ts";

/** What happened to a balance, by its reason; `{about}` is whom it was about. */
const ENTRIES: Readonly<Record<EntryReason, string>> = {
  picked: "Got a lead: one turn used",
  reassigned: "Turn given back: somebody else got the lead",
  "bad-lead": "Turn given back: it was a bad lead",
  excused: "Turn given back: passed on for a good reason",
  joined: "Joined the team, starting at nothing",
  left: "Left the team: the balance went to the others",
  spread: "Part of the balance of {about}, who left",
  "share-changed": "The share changed; the balance stayed",
  corrected: "Corrected by hand",
  balanced: "The other side of what {about} got or gave",
  "caught-up": "Made up for turns missed while away",
  merged: "Came along when two teams became one",
};

export function sayEntry(reason: EntryReason, about: string | null): string {
  return ENTRIES[reason].replace("{about}", about ?? "somebody");
}

/** What a balance means to the person who has it; both in micro-units of a turn. */
export function sayBalance(owed: number, toCatchUp: number): string {
  return [sayOwed(owed), ...(toCatchUp > 0 ? [sayCatchUp(toCatchUp)] : [])].join(" ");
}

function sayOwed(owed: number): string {
  if (toTurns(owed) === 0) return "Has had exactly their share.";
  return owed > 0
    ? `Is owed ${sayTurns(owed)}: comes a little earlier.`
    : `Has had ${sayTurns(-owed)} in advance: comes a little later.`;
}

const sayCatchUp = (missed: number): string =>
  `Missed ${sayTurns(missed)} while away, still to be made up: one extra lead for every two usual ones.`;
