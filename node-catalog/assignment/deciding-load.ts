import type { DecisionInputs } from "../kit/decision-inputs.ts";
import type { LoadFacts, PersonFacts } from "../kit/facts.ts";
import { limitReached } from "./obstacles/limits.ts";

/**
 * What of a load a decision depends on. When somebody got their leads decides only where a limit is reached, when they were
 * last seen only where presence is asked for: a month of moments for each of ten people made a receipt ten times as long.
 */
export function decidingLoad(
  person: PersonFacts,
  load: LoadFacts,
  { params: { requirements, measure }, calendars, now }: Pick<DecisionInputs, "params" | "calendars" | "now">,
): LoadFacts {
  const isReached =
    load.givenAt.length > 0 && limitReached(person, load, calendars[person.timeZone], now) !== undefined;
  return {
    openLeads: load.openLeads,
    uncontacted: load.uncontacted,
    pipelineValue: measure === "value" ? load.pipelineValue : 0,
    givenAt: isReached ? load.givenAt : [],
    lastSeenAt: requirements?.presentMinutes === undefined ? null : load.lastSeenAt,
  };
}
