import type { EntryReason } from "../../node-catalog/assignment/ledger.ts";

const MICRO_UNITS = 1_000_000;

/** Exact micro-units as a number of turns for people, to hundredths. */
export const toTurns = (microUnits: bigint | string): number =>
  Math.round(Number(microUnits) / (MICRO_UNITS / 100)) / 100;

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

/** What a balance means to the person who has it. */
export function sayBalance(turnsOwed: number, toCatchUp: number): string {
  return [sayOwed(turnsOwed), ...(toCatchUp > 0 ? [sayCatchUp(toCatchUp)] : [])].join(" ");
}

function sayOwed(turns: number): string {
  if (turns === 0) return "Has had exactly their share.";
  return turns > 0
    ? `Is owed ${turns} of a turn: comes a little earlier.`
    : `Has had ${-turns} of a turn in advance: comes a little later.`;
}

const sayCatchUp = (turns: number): string =>
  `${turns} of what was missed while away is still to be made up, one extra lead for every two usual ones.`;
