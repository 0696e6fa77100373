import type { TeamId } from "./domain.ts";
import type { SharedFacts, TeamFacts } from "./facts.ts";

/** The team that goes on for another one which it has taken in; every other team for itself. */
export const goingOn = ({ mergedInto }: Pick<SharedFacts, "mergedInto">, id: TeamId): TeamId => mergedInto?.[id] ?? id;

/** A team, or the one that has taken it in. Undefined: not loaded; `null`: there is none. */
export const teamIn = (shared: Pick<SharedFacts, "teams" | "mergedInto">, id: TeamId): TeamFacts | null | undefined =>
  shared.teams[goingOn(shared, id)];
