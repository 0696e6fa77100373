import type { PersonId, Role } from "./domain.ts";
import type { FactsView, TeamFacts } from "./facts.ts";

/** Who answers for a team: its leader, or all managers and admins while it has none who works here. */
export function leadersOf(team: TeamFacts, facts: FactsView): readonly PersonId[] {
  const { leaderId } = team;
  if (leaderId !== null && facts.person(leaderId)?.active !== false) return [leaderId];
  const { manager, admin } = facts.workspace.roles;
  return [...new Set([...manager, ...admin])];
}

export function everybodyWho(role: Exclude<Role, "rep">, facts: FactsView): readonly PersonId[] {
  return facts.workspace.roles[role];
}

/** A person's name for a sentence; people who belong to no team at hand are "somebody". */
export function nameOfPerson(id: PersonId, facts: FactsView): string {
  return facts.person(id)?.name ?? "somebody";
}
