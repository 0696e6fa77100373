import { z } from "zod";
import { type Counting, replyDeadline } from "../assignment/reply-deadline.ts";
import { defineNode } from "../kit/define-node.ts";
import type { PersonId, TeamId } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { aTeam, EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import type { FactsView } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { fillIn, scopeOf } from "../kit/template.ts";
import { choice, durationField, team, template } from "../kit/widgets.ts";

interface Config {
  readonly title: string;
  readonly dueIn: string;
  readonly counts?: Counting | undefined;
  readonly for: "owner" | "leader";
  readonly team?: TeamId | undefined;
}

export default defineNode({
  type: "create-task",
  version: 1,
  group: "act",
  icon: "list-check",
  title: "Create task",
  sentence: "Ask {for} to {title} within {dueIn}",
  help: "Puts a task with a deadline on somebody's list. When it is overdue, the team's leader hears of it once.",
  config: z.object({
    title: template({ label: "What is to be done" }, 200).default("make contact"),
    dueIn: durationField({ label: "Within" }).default("PT15M"),
    // Without a default: what is live keeps its meaning and its program.
    counts: choice(["clock", "working-time"], {
      label: "Counted in",
      options: { clock: "clock time", "working-time": "working time" },
      initial: "clock",
    }).optional(),
    for: choice(["owner", "leader"], {
      label: "Who",
      options: { owner: "whoever is responsible", leader: "the team's leader" },
    }).default("owner"),
    team: team({ label: "Leader of", onlyWhen: { field: "for", is: ["leader"] } }).optional(),
  }) satisfies z.ZodType<Config>,
  exits: { done: "Next" },
  requires: (config) => (config.for === "owner" ? "offer-or-owner" : undefined),
  needs: (config) => ({ teams: config.for === "leader" && config.team ? [config.team] : [] }),
  check: (config) =>
    config.for === "leader" && !config.team
      ? [{ code: "no-team", message: "Nobody knows whose leader is meant.", mend: "Choose a team" }]
      : [],
  reasons: { "task-created": "{person} was asked to {title}" },

  decide({ config, facts, now }) {
    const personId = config.for === "leader" ? leaderOf(config, facts) : responsible(facts);
    const title = fillIn(config.title, scopeOf(facts, config.title), "text", 200);
    const dueAt = replyDeadline(personId, facts, { within: config.dueIn, counts: config.counts ?? "clock" }, now);
    return leave("done", {
      effects: [{ type: "createTask", personId, title, dueAt }],
      because: { code: "task-created", person: personId, title },
    });
  },

  examples: [
    {
      name: "for whoever is responsible",
      config: { title: "make contact with {{ lead.name }}", dueIn: "PT15M", for: "owner" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      now: EXAMPLE_NOW,
      exit: "done",
    },
    {
      name: "in working time",
      config: { title: "call back", dueIn: "PT1H", counts: "working-time", for: "owner" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "done",
    },
    {
      name: "for the leader",
      config: { title: "check in", dueIn: "P2D", for: "leader", team: aTeam.id },
      facts: facts(),
      exit: "done",
    },
  ],
});

function responsible({ current }: FactsView): PersonId {
  if (current) return current.personId;
  throw new AppError(
    "stop",
    "no-owner",
    "Nobody is responsible for this lead, so nobody can get the task. Give it to somebody.",
  );
}

function leaderOf(config: Config, facts: FactsView): PersonId {
  const leaderId = config.team ? facts.team(config.team).leaderId : null;
  if (leaderId) return leaderId;
  throw new AppError(
    "stop",
    "no-leader",
    "This team has no leader who could get the task. Choose one on the team's page.",
  );
}
