import type { TeamId } from "./domain.ts";
import { AppError } from "./errors.ts";
import { type Facts, type FactsView, TeamNotLoaded } from "./facts.ts";

/** @param onTeam hears of every team that is asked for, loaded or not */
export function viewFacts({ subject, shared }: Facts, onTeam?: (id: TeamId) => void): FactsView {
  return {
    lead: subject.lead,
    workspace: shared.workspace,
    current: subject.assignments.find(({ state }) => state === "offered" || state === "owned"),
    assignments: subject.assignments,
    openTasks: subject.openTasks,
    waitingList: subject.waitingList,
    team(id) {
      onTeam?.(id);
      const team = shared.teams[id];
      if (team === undefined) throw new TeamNotLoaded(id);
      if (team === null) {
        throw new AppError(
          "stop",
          "team-missing",
          "The team of this step was removed. Choose another team in the flow.",
        );
      }
      return team;
    },
    person: (id) => shared.people[id],
    load(id) {
      const load = shared.changedLoads[id] ?? shared.loads[id];
      if (!load) throw new AppError("stop", "load-missing", "How much this person has to do was not read.");
      return load;
    },
    account: subject.accountId === null ? undefined : shared.accounts[subject.accountId],
    formerOwnerId: subject.formerOwnerId,
  };
}
