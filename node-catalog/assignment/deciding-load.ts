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

/** Which parts of loads a step's decisions depend on. */
export interface DecidingParts {
  readonly value: boolean;
  readonly size: boolean;
  readonly presence: boolean;
  /** How far back leads that were given count, in milliseconds; undefined: they are not compared. */
  readonly window: number | undefined;
}

export const decidingParts = ({ requirements, measure }: StrategyParams): DecidingParts => ({
  value: measure === "value",
  size: measure === "size",
  presence: requirements?.presentMinutes !== undefined,
  window: windowOf(measure),
});

/**
 * What of a load the decision depended on: a month of moments for each of ten people made a receipt ten times as long.
 *
 * @param person undefined when they have been removed
 * @param parts of the step, worked out once for all of its team
 * @returns null when it did not matter at all
 */
export function decidingLoad(
  person: Limited,
  load: LoadFacts,
  verdict: Verdict,
  parts: DecidingParts,
  now: number,
): LoadFacts | null {
  if (!LOOKED_AT.has(verdict.reason)) return null;
  return {
    openLeads: load.openLeads,
    uncontacted: load.uncontacted,
    companySize: parts.size ? load.companySize : 0,
    pipelineValue: parts.value ? load.pipelineValue : 0,
    givenAt: decidingMoments(person, load, verdict, parts.window, now),
    lastSeenAt: parts.presence ? load.lastSeenAt : null,
  };
}

type Limited = Pick<PersonFacts, "limits"> | undefined;

const NONE: readonly number[] = [];

/**
 * When somebody got their leads decides where a limit by time keeps them out, and then only how many count and when the
 * one goes out of the window that makes room: so all of them may stand at that moment, unless another limit counts them, too.
 * Where a step compares who got how many within a time, all that count may stand at the moment of the oldest.
 */
function decidingMoments(
  person: Limited,
  load: Pick<LoadFacts, "givenAt">,
  { reason, values }: Verdict,
  window: number | undefined,
  now: number,
): readonly number[] {
  if (reason === "eligible") {
    if (window === undefined) return NONE;
    const givenAt = load.givenAt ?? NONE;
    const count = countGiven(givenAt, window, now);
    return count === 0 ? NONE : Array<number>(count).fill(givenAt.at(-count)!);
  }
  if (!reason.startsWith("limit-") || reason === "limit-open") return NONE;
  const givenAt = load.givenAt ?? NONE;
  const { limits = [] } = person ?? {};
  const { count, most } = values as { readonly count: number; readonly most: number };
  if (limits.filter(({ what }) => what !== "open").length > 1) return givenAt;
  return Array<number>(count).fill(givenAt.at(-Math.max(most, 1))!);
}
