import { z } from "zod";
import { ASSIGN_EXITS, ASSIGN_REASONS, assignBy, assignMode } from "../assignment/assign-by.ts";
import { MEASURES } from "../kit/decision-inputs.ts";
import { defineNode } from "../kit/define-node.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import type { LoadFacts } from "../kit/facts.ts";
import { requirements } from "../kit/requirements.ts";
import { choice, team } from "../kit/widgets.ts";

const busy = (openLeads: number): LoadFacts => ({
  openLeads,
  pipelineValue: openLeads * 1000,
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
        uncontacted: "the fewest leads that nobody has contacted yet",
      },
    }).default("leads"),
    mode: assignMode(),
    requirements: requirements(),
  }),
  exits: ASSIGN_EXITS,
  responsibility: ({ mode }) => ({ assigned: mode === "offer" ? "offer" : "owner" }),
  needs: (config) => ({ teams: [config.team], loads: true }),
  looksIn: ({ team, requirements }) => ({ pools: [{ team, requirements, exit: "assigned" }], nobody: "nobody" }),
  reasons: { "fewest-open": "{person} had the least to do", ...ASSIGN_REASONS },

  decide: (context) => assignBy("fewest-open@1", "fewest-open", context),

  examples: [
    {
      name: "one has less to do",
      config: { team: aTeam.id, measure: "leads", mode: "assign" },
      facts: facts({ loads }),
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
