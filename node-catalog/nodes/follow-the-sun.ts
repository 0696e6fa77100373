import { z } from "zod";
import { loadsFor } from "../assignment/hand-out.ts";
import { atOpening, LIST_REASONS, opensAt, turnNow, waitForOpening } from "../assignment/opening-list.ts";
import { defineNode } from "../kit/define-node.ts";
import type { TeamId } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { aTeam, EXAMPLE_NOW, facts, ids, otherTeam, ownedBy } from "../kit/examples.ts";
import type { FactsView, TeamFacts } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { durationField, widget } from "../kit/widgets.ts";
import { checkRule } from "../rules/guard.ts";
import { isHot } from "../rules/is-hot.ts";
import { type Rule, ruleSchema } from "../rules/schema.ts";

interface Config {
  readonly teams: readonly TeamId[];
  readonly hot: Rule | null;
  readonly alarmAfter: string;
}

const config = { teams: [aTeam.id, otherTeam.id], hot: null, alarmAfter: "P3D" };
const asleep = facts({ away: ["ann", "bob", "lena"], otherTeams: [otherTeam] });

export default defineNode({
  type: "follow-the-sun",
  version: 1,
  group: "assign",
  icon: "sun",
  title: "Follow the sun",
  sentence: "Give it to the first of {teams} that is awake",
  help: "For teams in several time zones. When none is awake, the lead waits for the one that opens next; its list opens by itself.",
  config: z.object({
    teams: widget(z.array(z.uuid("Choose a team")).min(1, "Choose the teams").max(20), "teams", {
      label: "Teams",
      help: "The first one that has somebody in takes it.",
      initial: [],
    }),
    hot: widget(ruleSchema.nullable(), "rule", {
      label: "Hot leads",
      help: "They come first when a list opens; among equals, the oldest does.",
      none: "none",
    }).default(null),
    alarmAfter: durationField({
      label: "Tell the leader after",
      help: "When nobody could take a lead for so long, or nobody is expected before.",
    }).default("P3D"),
  }) satisfies z.ZodType<Config>,
  exits: { assigned: "Assigned", "handed-over": "Handed over later" },
  responsibility: () => ({ assigned: "owner", "handed-over": "owner" }),
  needs: ({ teams }) => ({ teams, loads: loadsFor("next-in-turn@1", { pace: 1 }) }),
  later: { "handed-over": "always" },
  looksIn: ({ teams }) => ({ pools: teams.map((team) => ({ team, exit: "assigned" })), nobody: null }),
  check: ({ teams, hot }, { fields }) => [
    ...(new Set(teams).size < teams.length
      ? [{ code: "same-team", message: "A team is named twice.", mend: "Remove one of them" }]
      : []),
    ...(hot ? checkRule(hot, fields) : []),
  ],
  reasons: {
    awake: "{team} is awake, and {person} was next in turn",
    "awake-next": "{asleep} had nobody in; {team} is awake, and {person} was next in turn",
    "already-owned": "{person} has this lead already",
    ...LIST_REASONS,
  },

  decide(context) {
    const { facts, lead, now } = context;
    if (facts.current?.state === "owned") {
      return leave("assigned", { because: { code: "already-owned", person: facts.current.personId } });
    }
    const asleepTeams: TeamId[] = [];
    for (const named of context.config.teams) {
      const { id: teamId } = facts.team(named);
      const { personId, credits, decision } = turnNow(teamId, context);
      if (personId !== undefined) {
        const code = asleepTeams.length > 0 ? "awake-next" : "awake";
        const because = { code, team: teamId, person: personId, asleep: asleepTeams };
        const assign = { type: "assign", personId, teamId, mode: "assign" } as const;
        return leave("assigned", { effects: [{ ...assign, credits, because, decision }], because, decision });
      }
      asleepTeams.push(teamId);
    }
    const { hot, alarmAfter } = context.config;
    const options = { isHot: isHot(hot, lead, facts.workspace), alarmAfter };
    return waitForOpening(context, opensNext(context.config.teams, facts, now), options);
  },

  resume: atOpening,

  examples: [
    { name: "the first is awake", config, facts: facts({ otherTeams: [otherTeam] }), exit: "assigned" },
    {
      name: "the second is awake",
      config,
      facts: facts({ away: ["ann", "bob"], otherTeams: [otherTeam] }),
      exit: "assigned",
    },
    { name: "none is", config, facts: asleep, waitsFor: "opening" },
    {
      name: "somebody takes it from the list",
      config,
      facts: asleep,
      event: { kind: "taken", at: EXAMPLE_NOW, by: ids.lena },
      exit: "handed-over",
    },
    {
      name: "somebody has it already",
      config,
      facts: facts({ assignments: [ownedBy(ids.bob)], otherTeams: [otherTeam] }),
      exit: "assigned",
    },
  ],
});

/** The team that has somebody in first; of several the one named first, which it is also when none is expected. */
function opensNext(teamIds: readonly TeamId[], facts: FactsView, now: number): TeamFacts {
  const teams = teamIds.map((id) => facts.team(id));
  const [first] = teams;
  if (!first) throw new AppError("stop", "no-team", "This step names no team. Choose one in the flow.");
  const opens = (team: TeamFacts): number => opensAt(team, now) ?? Infinity;
  return teams.reduce((best, one) => (opens(one) < opens(best) ? one : best), first);
}
