import { nameOfPerson } from "../kit/audience.ts";
import type { AssignmentState } from "../kit/domain.ts";
import type { MoveTasks } from "../kit/effects.ts";
import type { AssignmentFacts, FactsView } from "../kit/facts.ts";

/** How the last one who had a lead lost it: the code of the reason why somebody else gets it. */
export const HOW_IT_WAS_LOST = {
  declined: "passed-on",
  expired: "not-answered",
  offered: "not-answered",
  owned: "not-reached",
  released: "taken-back",
} as const satisfies Readonly<Record<AssignmentState, string>>;

/** The same as a sentence for the leader. */
export function sayWhatHappened(previous: AssignmentFacts | undefined, facts: FactsView): string {
  const lead = facts.lead.name;
  if (!previous) return `Nobody had ${lead} yet.`;
  const person = nameOfPerson(previous.personId, facts);
  switch (HOW_IT_WAS_LOST[previous.state]) {
    case "passed-on":
      return `${person} passed on ${lead}.`;
    case "not-answered":
      return `${person} did not answer in time about ${lead}.`;
    case "taken-back":
      return `${lead} was taken back from ${person}.`;
    case "not-reached":
      return `${person} did not reach ${lead} in time.`;
  }
}

/** Whoever had the lead need not do anything about it any more. */
export function closeTasks({ openTasks }: FactsView): readonly MoveTasks[] {
  return openTasks.length > 0 ? [{ type: "moveTasks" }] : [];
}
