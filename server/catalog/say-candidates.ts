import { ELIGIBILITY_REASONS, type EligibilityReason, STALE_FACTS } from "../../node-catalog/assignment/reasons.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { CandidateView } from "../runs/contract.ts";
import { say, type Speech } from "./say-because.ts";

/** Everybody of a choice in words: who could take the lead, who could not, and why. */
export function sayCandidates(
  { members, chosen }: Pick<Decision, "members" | "chosen">,
  speech: Speech,
): CandidateView[] {
  return members.map((member) => sayCandidate(member, chosen, speech));
}

function sayCandidate(member: DecisionMember, chosen: string | null, speech: Speech): CandidateView {
  const { personId, eligible, weight, creditBefore, gained, creditAfter } = member;
  return {
    personId,
    name: speech.names.get(personId) ?? "",
    chosen: personId === chosen,
    eligible,
    reason: sayVerdict(member, speech),
    turns: {
      share: weight,
      before: toTurns(creditBefore),
      gained: toTurns(gained),
      paid: toTurns(creditBefore + gained - creditAfter),
      after: toTurns(creditAfter),
    },
  };
}

/** To hundredths of a turn: exact integers in, a number for people out. */
const toTurns = (microUnits: number): number => Math.round(microUnits / (ONE_LEAD / 100)) / 100;

/** Why somebody was in or out, in words; figures that are old say so. */
export function sayVerdict(member: Verdict, speech: Speech): string {
  const { reason, until = null, values, staleSince } = member;
  const sentence = ELIGIBILITY_REASONS[reason as EligibilityReason] ?? reason;
  const timely = until === null ? sentence.replace(" until {until}", "") : sentence;
  const whole = staleSince === undefined ? timely : `${timely}, ${STALE_FACTS}`;
  return say(whole, { ...values, until, staleSince }, speech);
}

type Verdict = Pick<DecisionMember, "reason" | "until" | "values" | "staleSince">;
