import type { PersonId } from "../kit/domain.ts";
import type { AssignmentFacts, FactsView } from "../kit/facts.ts";

/** Who has had the lead in this run, the first one first: what the run gave, what people gave by hand, and who has it now. */
export function assignmentsOf(facts: FactsView, runId: string): readonly AssignmentFacts[] {
  return facts.assignments.filter((one) => one.runId === runId || one.runId === null || one.id === facts.current?.id);
}

/** Everybody who had it: an escalation never gives it back to them. */
export function everybodyTried(facts: FactsView, runId: string): ReadonlySet<PersonId> {
  return new Set(assignmentsOf(facts, runId).map(({ personId }) => personId));
}

/** Those who passed it on or did not answer: taking turns again does not ask them twice. */
export function everybodyWhoPassed(facts: FactsView, runId: string): ReadonlySet<PersonId> {
  const passed = assignmentsOf(facts, runId).filter(({ state }) => state === "declined" || state === "expired");
  return new Set(passed.map(({ personId }) => personId));
}
