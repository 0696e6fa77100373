import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { facts } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { widget } from "../kit/widgets.ts";

export default defineNode({
  type: "end",
  version: 1,
  group: "end",
  icon: "flag",
  title: "End",
  sentence: "{note}",
  help: "The flow has nothing more to do for this lead. Say in a few words why, so that others understand the drawing.",
  config: z.object({
    note: widget(z.string().trim().max(200), "text", {
      label: "Why it ends here",
      placeholder: "The customer was reached in time",
      none: "Nothing more to do for this lead",
    }).default(""),
  }),
  exits: {},
  reasons: { ended: "Nothing more to do" },

  decide: () => leave("done", { because: { code: "ended" } }),

  examples: [{ name: "the end", config: { note: "The customer was reached in time" }, facts: facts() }],
});
