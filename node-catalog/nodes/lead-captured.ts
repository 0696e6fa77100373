import { z } from "zod";
import { uuid } from "../kit/domain.ts";
import { defineNode } from "../kit/define-node.ts";
import { facts, ids } from "../kit/examples.ts";
import type { LeadSet } from "../kit/lead-set.ts";
import { leave } from "../kit/outcome.ts";
import { onlyText } from "../kit/value-set.ts";
import { widget } from "../kit/widgets.ts";

export default defineNode({
  type: "lead-captured",
  version: 1,
  group: "intake",
  icon: "door-enter",
  title: "New lead arrives",
  sentence: "A lead comes in from {sources}",
  help: "Where every flow begins. Choose which sources feed it, or leave it open for all that no other flow takes.",
  isStart: true,
  config: z.object({
    sources: widget(z.array(uuid).max(100), "sources", {
      label: "Where leads come from",
      help: "None chosen: every source that no other flow takes.",
      none: "any source",
    }).default([]),
  }),
  exits: { done: "Next" },
  responsibility: () => ({ done: "nobody" }),
  needs: ({ sources }) => ({ sources }),
  narrows: ({ sources }): Record<string, LeadSet> =>
    sources.length === 0 ? {} : { done: [{ sourceId: { mayBeEmpty: false, filled: onlyText(sources) } }] },
  reasons: { captured: "Came in from {source}" },

  decide: ({ lead }) => leave("done", { because: { code: "captured", source: lead.sourceId } }),

  examples: [
    { name: "any source", config: { sources: [] }, facts: facts(), exit: "done" },
    { name: "one source", config: { sources: [ids.source] }, facts: facts(), exit: "done" },
  ],
});
