import { z } from "zod";
import { ASSIGN_EXITS, ASSIGN_REASONS, assignBy, assignMode } from "../assignment/assign-by.ts";
import { windowOf } from "../assignment/given-within.ts";
import { loadsFor } from "../assignment/hand-out.ts";
import { MEASURES } from "../kit/decision-inputs.ts";
import { defineNode } from "../kit/define-node.ts";
import { aTeam, EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import type { LoadFacts } from "../kit/facts.ts";
import { requirements } from "../kit/requirements.ts";
import { DAY, HOUR } from "../kit/time.ts";
import { choice, team } from "../kit/widgets.ts";

const busy = (openLeads: number): LoadFacts => ({
  openLeads,
  pipelineValue: openLeads * 1000,
  companySize: 0,
  uncontacted: 0,
  givenAt: [],
  lastSeenAt: null,
});
const loads = { [ids.ann]: busy(4), [ids.bob]: busy(1) };

export default defineNode({
  type: "fewest-open",
  version: 1,
  group: "assign",
  icon: "scale",
  title: "Fewest open leads",
  sentence: "Give the lead to whoever has {measure} in {team} {requirements}",
  help: "Evens out what people have to do now, each by their capacity. Ties go to whoever has waited longest, and every lead counts as a turn.",
  config: z.object({
    team: team(),
    measure: choice(MEASURES, {
      label: "Compare",
      options: {
        leads: "the fewest open leads",
        value: "the least value in open leads",
        size: "the smallest companies, all open leads together",
        uncontacted: "the fewest leads that nobody has contacted yet",
        week: "been given the fewest leads in the last 7 days",
        month: "been given the fewest leads in the last 30 days",
      },
    }).default("leads"),
    mode: assignMode(),
    requirements: requirements(),
  }),
  exits: ASSIGN_EXITS,
  responsibility: ({ mode }) => ({ assigned: mode === "offer" ? "offer" : "owner" }),
  needs: (config) => ({ teams: [config.team], loads: loadsFor("fewest-open@1", config) }),
  looksIn: ({ team, requirements }) => ({ pools: [{ team, requirements, exit: "assigned" }], nobody: "nobody" }),
  reasons: {
    "fewest-open": "{person} had the least to do",
    "fewest-given": "{person} had been given the fewest leads lately",
    ...ASSIGN_REASONS,
  },

  decide: (context) =>
    assignBy("fewest-open@1", windowOf(context.config.measure) ? "fewest-given" : "fewest-open", context),

  examples: [
    {
      name: "one has less to do",
      config: { team: aTeam.id, measure: "leads", mode: "assign" },
      facts: facts({ loads }),
      exit: "assigned",
    },
    {
      name: "one got fewer leads this week",
      config: { team: aTeam.id, measure: "week", mode: "assign" },
      facts: facts({
        loads: {
          [ids.ann]: { ...busy(1), givenAt: [EXAMPLE_NOW - 2 * DAY, EXAMPLE_NOW - HOUR] },
          [ids.bob]: { ...busy(4), givenAt: [EXAMPLE_NOW - 8 * DAY, EXAMPLE_NOW - DAY] },
        },
      }),
      exit: "assigned",
    },
    {
      name: "somebody has it already",
      config: { team: aTeam.id, measure: "value", mode: "offer" },
      facts: facts({ loads, assignments: [ownedBy(ids.bob)] }),
      exit: "assigned",
    },
    {
      name: "nobody has the skill",
      config: { team: aTeam.id, measure: "uncontacted", mode: "assign", requirements: { skills: ["heat pumps"] } },
      facts: facts({ loads }),
      exit: "nobody",
    },
  ],
});
