import type { SharedFacts, TeamFacts } from "../kit/facts.ts";
import { calendarsOf } from "./calendars.ts";
import { eligibility } from "./eligibility.ts";

/** How many leads that wait on the team's list those who are in have room for now. */
export function roomOf(
  team: Pick<TeamFacts, "members" | "people" | "loads">,
  { workspace: { pace } }: Pick<SharedFacts, "workspace">,
  now: number,
): number {
  const asked = { params: { pace }, lead: {}, excluded: [], calendars: calendarsOf(team.people, now), now };
  return eligibility(team, { ...team, ...asked }).reduce(
    (room, { reason }, place) => (reason === "eligible" ? room + pace - (team.loads[place]?.uncontacted ?? 0) : room),
    0,
  );
}
