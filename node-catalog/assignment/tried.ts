import type { Exclusion } from "../kit/decision-inputs.ts";
import type { AssignmentFacts, FactsView } from "../kit/facts.ts";

/** Who has had the lead in this run, the first one first: what the run gave, what people gave by hand, and who has it now. */
export function assignmentsOf(facts: FactsView, runId: string): readonly AssignmentFacts[] {
  return facts.assignments.filter((one) => one.runId === runId || one.runId === null || one.id === facts.current?.id);
}

/** Everybody who had it, once: an escalation never gives it back to them. */
export function everybodyTried(facts: FactsView, runId: string): readonly Exclusion[] {
  return excluded(assignmentsOf(facts, runId), "already-tried");
}

/** Those who passed it on or did not answer, once: taking turns again does not ask them twice. */
export function everybodyWhoPassed(facts: FactsView, runId: string): readonly Exclusion[] {
  const passed = assignmentsOf(facts, runId).filter(({ state }) => state === "declined" || state === "expired");
  return excluded(passed, "passed-on");
}

function excluded(assignments: readonly AssignmentFacts[], reason: Exclusion["reason"]): readonly Exclusion[] {
  return [...new Set(assignments.map(({ personId }) => personId))].map((personId) => ({ personId, reason }));
}
