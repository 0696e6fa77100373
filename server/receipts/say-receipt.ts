import { DECISION_NOTES, type DecisionNote } from "../../node-catalog/assignment/reasons.ts";
import type { Because, DecisionMember } from "../../node-catalog/kit/because.ts";
import { say, sayDay, type Speech } from "../catalog/say-because.ts";
import { sayVerdict, sayVerdictOnAll } from "../catalog/say-candidates.ts";
import type { KeptDecision } from "./receipt-queries.ts";
import { sayWhyNot, sayWhyThisOne } from "./say-choice.ts";

/** With more people than this out for one reason, the rest are counted. */
const NAMED = 3;

/** A choice among people, sentence by sentence: how many could, why that one, who was out and why. */
export function sayReceipt(decision: KeptDecision, speech: Speech): string[] {
  return [
    ...(decision.fromOutside
      ? sayAlone(decision, speech)
      : [sayCount(decision, speech), ...sayWhyThisOne(decision, speech)]),
    ...sayOldOf(decision, speech),
    ...sayOut(decision, speech),
    ...(decision.notes ?? []).map((note) => sayNote(note, speech)),
  ];
}

/** Why a lead did not go to this member of the team, in one sentence; undefined when they are none, or got it. */
export function sayPassedBy(decision: KeptDecision, personId: string, speech: Speech): string | undefined {
  const member = decision.members.find((one) => one.personId === personId);
  if (!member || decision.chosen === personId) return undefined;
  return member.eligible ? sayWhyNot(decision, member, speech) : sayVerdict(member, speech);
}

/** Why it was them is the step's own reason. */
const sayAlone = ({ teamId, members }: KeptDecision, speech: Speech): string[] =>
  members.map(({ personId }) =>
    say("Only {person} was asked, who is not in {team}, and could take it", { team: teamId, person: personId }, speech),
  );

function sayCount({ teamId, members }: KeptDecision, speech: Speech): string {
  const inside = members.filter(({ eligible }) => eligible).length;
  const all = members.length === 1 ? "One person is in {team}" : "{all} people are in {team}";
  const could = inside === 0 ? "nobody" : inside === members.length ? "everybody" : "{inside} of them";
  return say(`${all}; ${could} could take it`, { team: teamId, all: members.length, inside }, speech);
}

/** Of whoever got it, where what made them fit was checked long ago. */
function sayOldOf({ members, chosen }: KeptDecision, speech: Speech): string[] {
  const { uncheckedSince } = members.find(({ personId }) => personId === chosen) ?? {};
  if (uncheckedSince === undefined) return [];
  const values = { person: chosen, day: sayDay(uncheckedSince, speech) };
  return [say("What is known of {person} was last checked on {day}", values, speech)];
}

/** Everybody who was out, together with those who were out for the same reason. */
function sayOut({ members }: KeptDecision, speech: Speech): string[] {
  const out = members.filter(({ eligible }) => !eligible);
  // By what is said of them, old or not: each was checked on another day.
  const byReason = Map.groupBy(out, ({ uncheckedSince, ...member }) =>
    [sayVerdict(member, speech), uncheckedSince === undefined].join(),
  );
  return [...byReason.values()].map((people) => {
    const was = people.length === 1 ? "was" : "were";
    const reason = sayVerdictOnAll(people, speech);
    return say(
      `${listOf(people)} ${was} out: {reason}`,
      { ...tokensOf(people), reason, rest: people.length - NAMED },
      speech,
    );
  });
}

function listOf(people: readonly DecisionMember[]): string {
  const named = people.slice(0, NAMED).map((_, index) => `{person${index}}`);
  const rest = people.length > NAMED ? ["{rest} others"] : [];
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format([...named, ...rest]);
}

const tokensOf = (people: readonly DecisionMember[]): Record<string, string> =>
  Object.fromEntries(people.slice(0, NAMED).map(({ personId }, index) => [`person${index}`, personId]));

const sayNote = ({ code, ...values }: Because, speech: Speech): string =>
  say(DECISION_NOTES[code as DecisionNote] ?? "", values, speech);
