import type { TeamFacts, SharedFacts } from "../kit/facts.ts";
import { calendarsOf } from "./calendars.ts";
import { eligibility } from "./eligibility.ts";

/** How many leads that wait on the team's list those who are in have room for now. */
export function roomOf(
  team: Pick<TeamFacts, "members">,
  { people, loads, workspace: { pace } }: Pick<SharedFacts, "people" | "loads" | "workspace">,
  now: number,
): number {
  const members = team.members.flatMap(({ personId }) => people[personId] ?? []);
  const asked = { params: { pace }, lead: {}, excluded: [], loads, calendars: calendarsOf(members, now), now };
  return eligibility(team, members, asked)
    .filter(({ reason }) => reason === "eligible")
    .reduce((room, { id }) => room + pace - (loads[id]?.uncontacted ?? 0), 0);
}
