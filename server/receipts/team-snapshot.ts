import type { TeamFacts } from "../../node-catalog/kit/facts.ts";

/** What a decision takes from a team that changes seldom: stored once per version of it. */
export type TeamSnapshot = Pick<TeamFacts, "id" | "members" | "people" | "absencePolicy" | "limitsPolicy">;

export const snapshotOf = ({ id, members, people, absencePolicy, limitsPolicy }: TeamFacts): TeamSnapshot => ({
  id,
  members,
  people,
  absencePolicy,
  limitsPolicy,
});
