import { z } from "zod";
import { loadsFor } from "../assignment/hand-out.ts";
import { atOpening, LIST_REASONS, turnNow, waitForOpening } from "../assignment/opening-list.ts";
import { defineNode } from "../kit/define-node.ts";
import type { TeamId } from "../kit/domain.ts";
import { aTeam, EXAMPLE_NOW, facts, idle, ids, otherTeam, ownedBy } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { HOUR } from "../kit/time.ts";
import { choice, durationField, team, widget } from "../kit/widgets.ts";
import { checkRule } from "../rules/guard.ts";
import { isHot } from "../rules/is-hot.ts";
import { type Rule, ruleSchema } from "../rules/schema.ts";

interface Config {
  readonly team: TeamId;
  readonly otherwise: "list" | "on-call";
  readonly onCall?: TeamId | undefined;
  readonly hot: Rule | null;
  readonly alarmAfter: string;
}

const list = { team: aTeam.id, otherwise: "list", hot: null, alarmAfter: "P3D" } as const;
const onCall = {
  ...list,
  otherwise: "on-call",
  onCall: otherTeam.id,
  hot: { ">=": [{ var: "value" }, 5000] },
} as const;
const memo = { team: aTeam.id, hot: false, opens: EXAMPLE_NOW + HOUR, alarmAt: null };

export default defineNode({
  type: "after-hours",
  version: 1,
  group: "assign",
  icon: "moon",
  title: "After hours",
  sentence: "When nobody of {team} is in, {otherwise}",
  help: "Leads of the night and the weekend wait on a list that opens by itself when somebody is in. Each person gets a few at a time, the next ones as they make contact. Leads that come while somebody is in go on at once.",
  config: z.object({
    team: team(),
    otherwise: choice(["list", "on-call"], {
      label: "When nobody is in",
      options: { list: "it waits until somebody is", "on-call": "it goes to whoever is on call" },
    }).default("list"),
    onCall: team({
      label: "On call",
      help: "The team on duty; one person on duty is a team of one. When nobody of it can take the lead, it waits on the list.",
      onlyWhen: { field: "otherwise", is: ["on-call"] },
    }).optional(),
    hot: widget(ruleSchema.nullable(), "rule", {
      label: "Hot leads",
      help: "They come first when the list opens; among equals, the oldest does.",
      none: "none",
    }).default(null),
    alarmAfter: durationField({
      label: "Tell the leader after",
      help: "When nobody could take a lead for so long, or nobody is expected before.",
    }).default("P3D"),
  }) satisfies z.ZodType<Config>,
  exits: { open: "Somebody is in", "handed-over": "Handed over later", "on-call": "On call" },
  responsibility: ({ otherwise }) => ({
    "handed-over": "owner",
    "on-call": otherwise === "on-call" ? "owner" : "never",
  }),
  needs: ({ team: teamId, otherwise, onCall }) => ({
    teams: otherwise === "on-call" && onCall ? [teamId, onCall] : [teamId],
    loads: loadsFor("next-in-turn@1", { pace: 1 }),
  }),
  later: { "handed-over": "always" },
  looksIn: ({ team: teamId, otherwise, onCall }) => ({
    pools: [
      { team: teamId, exit: "open" },
      ...(otherwise === "on-call" && onCall ? [{ team: onCall, exit: "on-call" }] : []),
    ],
    nobody: null,
  }),
  check: ({ otherwise, onCall, hot }, { fields }) => [
    ...(otherwise === "on-call" && !onCall
      ? [{ code: "no-team", message: "Nobody knows who is on call.", mend: "Choose who is on call" }]
      : []),
    ...(hot ? checkRule(hot, fields) : []),
  ],
  reasons: {
    open: "Somebody of {team} can take it now",
    "already-owned": "{person} has this lead already",
    "on-call": "Nobody of {team} is in, and {person} is on call",
    ...LIST_REASONS,
  },

  decide(context) {
    const { config, lead, facts } = context;
    if (facts.current) return leave("open", { because: { code: "already-owned", person: facts.current.personId } });
    const group = facts.team(config.team);
    const isOpen = turnNow(group.id, context).personId !== undefined;
    if (isOpen) return leave("open", { because: { code: "open", team: group.id } });
    if (config.otherwise === "on-call" && config.onCall) {
      const { personId, credits, decision } = turnNow(config.onCall, context);
      if (personId !== undefined) {
        const because = { code: "on-call", person: personId, team: group.id };
        const assign = { type: "assign", personId, teamId: config.onCall, mode: "assign" } as const;
        return leave("on-call", { effects: [{ ...assign, credits, because, decision }], because, decision });
      }
    }
    const options = { isHot: isHot(config.hot, lead, facts.workspace), alarmAfter: config.alarmAfter };
    return waitForOpening(context, group, options);
  },

  resume: atOpening,

  examples: [
    { name: "somebody is in", config: list, facts: facts(), exit: "open" },
    { name: "somebody has it already", config: list, facts: facts({ assignments: [ownedBy(ids.bob)] }), exit: "open" },
    { name: "nobody is in", config: list, facts: facts({ away: ["ann", "bob"] }), waitsFor: "opening" },
    {
      name: "nobody of the team is in, but somebody is on call",
      config: onCall,
      facts: facts({ away: ["ann", "bob"], otherTeams: [otherTeam] }),
      exit: "on-call",
    },
    {
      name: "nobody is on call either",
      config: onCall,
      facts: facts({ away: ["ann", "bob", "lena"], otherTeams: [otherTeam] }),
      waitsFor: "opening",
    },
    {
      name: "the list opens, and nobody has room yet",
      config: list,
      facts: facts({ away: ["ann", "bob"], loads: idle }),
      event: { kind: "opened", at: EXAMPLE_NOW, data: { memo } },
      waitsFor: "opening",
    },
    {
      name: "it waits too long",
      config: list,
      facts: facts({ away: ["ann", "bob"] }),
      event: { kind: "timeout", at: EXAMPLE_NOW, data: { memo } },
      waitsFor: "opening",
    },
    {
      name: "somebody takes it from the list",
      config: list,
      facts: facts({ away: ["ann", "bob"] }),
      event: { kind: "taken", at: EXAMPLE_NOW, by: ids.bob },
      exit: "handed-over",
    },
  ],
});
