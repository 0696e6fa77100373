import {
  ELIGIBILITY_REASONS,
  type EligibilityReason,
  STALE_FACTS,
  UNCHECKED_FACTS,
} from "../../node-catalog/assignment/reasons.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { CandidateView } from "../runs/contract.ts";
import { say, sayDay, type Speech } from "./say-because.ts";

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

/** Why somebody was in or out, in words; what it rests on says so when it is old. */
export function sayVerdict(member: Verdict, speech: Speech): string {
  const { reason, until = null, values } = member;
  const sentence = ELIGIBILITY_REASONS[reason as EligibilityReason] ?? reason;
  const timely = until === null ? sentence.replace(" until {until}", "") : sentence;
  return say(timely, { ...values, until }, speech) + sayAge(member, speech);
}

/** The same verdict on several people; what was checked on several days was so on the first of them or later. */
export function sayVerdictOnAll(members: readonly Verdict[], speech: Speech): string {
  const byAge = members.toSorted((a, b) => (a.uncheckedSince ?? Infinity) - (b.uncheckedSince ?? Infinity));
  const [oldest, newest] = [byAge[0]!, byAge.at(-1)!];
  const sentence = sayVerdict(oldest, speech);
  return sayAge(oldest, speech) === sayAge(newest, speech) ? sentence : sentence.replace(/\)$/, " or later)");
}

/** Behind a verdict: how old what it rests on is, the oldest of it; "" when that is not worth a word. */
export function sayAge({ reason, staleSince, uncheckedSince }: Verdict, speech: Speech): string {
  const figures = BY_FIGURES.has(reason) ? staleSince : undefined;
  if (uncheckedSince !== undefined && uncheckedSince < (figures ?? Infinity))
    return UNCHECKED_FACTS.replace("{uncheckedSince}", sayDay(uncheckedSince, speech));
  return figures === undefined ? "" : STALE_FACTS.replace("{staleSince}", sayDay(figures, speech));
}

/** Whoever is away is so whatever they have won. */
const BY_FIGURES: ReadonlySet<string> = new Set<EligibilityReason>(["eligible", "too-few-deals", "deals-too-small"]);

type Verdict = Pick<DecisionMember, "reason" | "until" | "values" | "staleSince" | "uncheckedSince">;
