import type { PersonFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";

/** What a decision takes from a team that changes seldom: stored once per version of it. */
export interface TeamSnapshot extends Pick<TeamFacts, "id" | "members" | "absencePolicy" | "limitsPolicy"> {
  /** Of the members, in their order; who has no facts is left out. */
  readonly people: readonly PersonFacts[];
}

export function snapshotOf(team: TeamFacts, people: Readonly<Record<string, PersonFacts>>): TeamSnapshot {
  const { id, members, absencePolicy, limitsPolicy } = team;
  return {
    id,
    members,
    absencePolicy,
    limitsPolicy,
    people: members.flatMap(({ personId }) => people[personId] ?? []),
  };
}
