import type { DecisionInputs } from "../kit/decision-inputs.ts";
import type { LoadFacts, PersonFacts } from "../kit/facts.ts";
import type { Obstacle } from "./obstacles/obstacle.ts";
import { limitReached } from "./obstacles/limits.ts";

/** What of a load a decision depends on: a month of moments for each of ten people made a receipt ten times as long. */
export function decidingLoad(
  person: PersonFacts,
  load: LoadFacts,
  { params: { requirements, measure }, calendars, now }: Pick<DecisionInputs, "params" | "calendars" | "now">,
): LoadFacts {
  const reached = load.givenAt.length === 0 ? undefined : limitReached(person, load, calendars[person.timeZone], now);
  return {
    openLeads: load.openLeads,
    uncontacted: load.uncontacted,
    pipelineValue: measure === "value" ? load.pipelineValue : 0,
    givenAt: decidingMoments(person, load, reached),
    lastSeenAt: requirements?.presentMinutes === undefined ? null : load.lastSeenAt,
  };
}

/**
 * When somebody got their leads decides only where a limit by time is reached, and then only how many count and when the
 * one goes out of the window that makes room: so all of them may stand at that moment, unless another limit counts them, too.
 */
function decidingMoments({ limits }: PersonFacts, { givenAt }: LoadFacts, reached: Obstacle | undefined) {
  if (!reached || reached.reason === "limit-open") return [];
  const { count, most } = reached.values as { readonly count: number; readonly most: number };
  if (limits.filter(({ what }) => what !== "open").length > 1) return givenAt;
  return Array<number>(count).fill(givenAt.at(-Math.max(most, 1))!);
}
