import type { DecisionMember } from "../kit/because.ts";
import type { StrategyParams } from "../kit/decision-inputs.ts";
import type { LoadFacts, PersonFacts } from "../kit/facts.ts";
import { countGiven, windowOf } from "./given-within.ts";
import type { EligibilityReason } from "./reasons.ts";

type Verdict = Pick<DecisionMember, "reason" | "values">;

/** Whoever is kept out by something else is not asked what they have to do. */
const LOOKED_AT: ReadonlySet<string> = new Set<EligibilityReason>([
  "eligible",
  "not-theirs",
  "not-present",
  "enough-uncontacted",
  "limit-open",
  "limit-hour",
  "limit-day",
  "limit-month",
]);

/**
 * What of a load the decision depended on: a month of moments for each of ten people made a receipt ten times as long.
 *
 * @param findPerson asked only where their limits matter
 * @returns null when it did not matter at all
 */
export function decidingLoad(
  findPerson: () => Pick<PersonFacts, "limits"> | undefined,
  load: LoadFacts,
  verdict: Verdict,
  { requirements, measure }: StrategyParams,
  now: number,
): LoadFacts | null {
  if (!LOOKED_AT.has(verdict.reason)) return null;
  return {
    openLeads: load.openLeads,
    uncontacted: load.uncontacted,
    companySize: measure === "size" ? load.companySize : 0,
    pipelineValue: measure === "value" ? load.pipelineValue : 0,
    givenAt: decidingMoments(findPerson, load.givenAt ?? NONE, verdict, windowOf(measure), now),
    lastSeenAt: requirements?.presentMinutes === undefined ? null : load.lastSeenAt,
  };
}

const NONE: readonly number[] = [];

/**
 * When somebody got their leads decides where a limit by time keeps them out, and then only how many count and when the
 * one goes out of the window that makes room: so all of them may stand at that moment, unless another limit counts them, too.
 * Where a step compares who got how many within a time, all that count may stand at the moment of the oldest.
 */
function decidingMoments(
  findPerson: () => Pick<PersonFacts, "limits"> | undefined,
  givenAt: readonly number[],
  { reason, values }: Verdict,
  compared: number | undefined,
  now: number,
): readonly number[] {
  if (reason === "eligible" && compared !== undefined) {
    const count = countGiven(givenAt, compared, now);
    return count === 0 ? NONE : Array<number>(count).fill(givenAt.at(-count)!);
  }
  if (!reason.startsWith("limit-") || reason === "limit-open") return NONE;
  const { limits = [] } = findPerson() ?? {};
  const { count, most } = values as { readonly count: number; readonly most: number };
  if (limits.filter(({ what }) => what !== "open").length > 1) return givenAt;
  return Array<number>(count).fill(givenAt.at(-Math.max(most, 1))!);
}
