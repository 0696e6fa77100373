import { z } from "zod";
import { type ConfigProblem, defineNode } from "../kit/define-node.ts";
import { facts } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { widget } from "../kit/widgets.ts";
import { compareBranches, leadsByBranch } from "../rules/compare-branches.ts";
import { holds } from "../rules/evaluate.ts";
import { checkRule } from "../rules/guard.ts";
import { ruleSchema } from "../rules/schema.ts";

const branch = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and - for an outcome's id"),
  label: z.string().trim().min(1, "Give every outcome a name").max(60),
  rule: ruleSchema,
});

const big = { id: "big", label: "Big deals", rule: { ">=": [{ var: "value" }, 5000] as const } };
const large = { id: "large", label: "Large companies", rule: { ">": [{ var: "fields.employees" }, 250] as const } };

export default defineNode({
  type: "condition",
  version: 1,
  group: "decide",
  icon: "arrows-split-2",
  title: "Choose by…",
  sentence: "Choose the way by {branches}",
  help: "Looks at what is known of the lead. The first outcome whose conditions are true is taken, else “Everyone else”.",
  config: z.object({
    branches: widget(z.array(branch).min(1, "Add an outcome").max(20), "rules", {
      label: "Outcomes",
      help: "They are tried from the top.",
      none: "conditions",
      initial: [],
    }),
  }),
  exits: { otherwise: "Everyone else" },
  listedExits: "branches",
  reasons: {
    "rule-holds": "The lead matches “{label}”",
    "no-rule-holds": "No condition is true of this lead",
  },

  check: ({ branches }, { fields }) => [
    ...branches.flatMap(({ label, rule }) =>
      checkRule(rule, fields).map((problem) => ({ ...problem, message: `“${label}”: ${problem.message}` })),
    ),
    ...sameIds(branches.map(({ id }) => id)),
    ...compareBranches(branches, fields),
  ],
  narrows: ({ branches }, { fields }) => leadsByBranch(branches, fields),

  decide({ config, lead, facts: { workspace } }) {
    const match = config.branches.find(({ rule }) => holds(rule, lead, workspace));
    if (!match) return leave("otherwise", { because: { code: "no-rule-holds" } });
    return leave(match.id, { because: { code: "rule-holds", label: match.label } });
  },

  examples: [
    { name: "the first is true", config: { branches: [big, large] }, facts: facts(), exit: "big" },
    {
      name: "the second is true",
      config: { branches: [big, large] },
      facts: facts({ lead: { value: null, fields: { employees: 400 } } }),
      exit: "large",
    },
    {
      name: "nothing is known",
      config: { branches: [big, large] },
      facts: facts({ lead: { value: null } }),
      exit: "otherwise",
    },
  ],
});

function sameIds(ids: readonly string[]): readonly ConfigProblem[] {
  const isClear = new Set(ids).size === ids.length && !ids.includes("otherwise");
  if (isClear) return [];
  return [{ code: "same-outcome", message: "Two outcomes have the same id.", mend: "Remove one of them" }];
}
