import { ELIGIBILITY_REASONS, type EligibilityReason } from "../../node-catalog/assignment/eligibility.ts";
import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { CandidateView } from "../runs/contract.ts";
import { say, type Speech } from "./say-because.ts";

const MICRO_UNITS = 1_000_000;

/** Everybody of a choice in words: who could take the lead, who could not, and why. */
export function sayCandidates({ members, chosen }: Decision, speech: Speech): CandidateView[] {
  return members.map((member) => sayCandidate(member, chosen, speech));
}

function sayCandidate(member: DecisionMember, chosen: string | null, speech: Speech): CandidateView {
  const { personId, eligible, reason, until, weight, creditBefore, gained, creditAfter } = member;
  return {
    personId,
    name: speech.names.get(personId) ?? "",
    chosen: personId === chosen,
    eligible,
    reason: sayVerdict(reason, until ?? null, speech),
    turns: { share: weight, before: toTurns(creditBefore), gained: toTurns(gained), after: toTurns(creditAfter) },
  };
}

/** To hundredths of a turn: exact integers in, a number for people out. */
const toTurns = (microUnits: string): number => Math.round(Number(microUnits) / (MICRO_UNITS / 100)) / 100;

function sayVerdict(reason: string, until: number | null, speech: Speech): string {
  const sentence = ELIGIBILITY_REASONS[reason as EligibilityReason] ?? reason;
  return say(until === null ? sentence.replace(" until {until}", "") : sentence, { until }, speech);
}
