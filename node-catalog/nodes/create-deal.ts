import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { facts } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { fillIn, scopeOf } from "../kit/template.ts";
import { template, text } from "../kit/widgets.ts";

export default defineNode({
  type: "create-deal",
  version: 1,
  group: "act",
  icon: "briefcase",
  title: "Create deal",
  sentence: "Create the deal {title} in {stage}",
  help: "Opens a deal for the lead, with the lead's value.",
  config: z.object({
    title: template({ label: "Name of the deal" }, 200).default("{{ lead.company | default: lead.name }}"),
    stage: text({ label: "Stage" }, 60).default("New"),
  }),
  exits: { done: "Next" },
  reasons: { "deal-created": "The deal “{title}” was created" },

  decide({ config, facts, lead }) {
    const title = fillIn(config.title, scopeOf(facts, config.title), "text", 200);
    return leave("done", {
      effects: [{ type: "createDeal", title, value: lead.value, stage: config.stage }],
      because: { code: "deal-created", title },
    });
  },

  examples: [
    {
      name: "named after the company",
      config: { title: "{{ lead.company | default: lead.name }}", stage: "New" },
      facts: facts(),
      exit: "done",
    },
  ],
});
