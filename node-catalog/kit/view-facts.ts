import { AppError } from "./errors.ts";
import { type Facts, type FactsView, TeamNotLoaded } from "./facts.ts";

export function viewFacts({ subject, shared }: Facts): FactsView {
  return {
    lead: subject.lead,
    workspace: shared.workspace,
    current: subject.assignments.find(({ state }) => state === "offered" || state === "owned"),
    assignments: subject.assignments,
    openTasks: subject.openTasks,
    waitingList: subject.waitingList,
    team(id) {
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
  };
}
