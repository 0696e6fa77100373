import { z } from "zod";
import { createCatalog, type Catalog } from "../../../node-catalog/kit/catalog.ts";
import { defineNode, type NodeType, type PerformContext } from "../../../node-catalog/kit/define-node.ts";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import { leave, type Performed } from "../../../node-catalog/kit/outcome.ts";
import { catalog } from "./a-world.ts";

const common = {
  version: 1,
  group: "act",
  icon: "bug",
  sentence: "",
  help: "",
  config: z.unknown(),
  exits: { done: "Next" },
  reasons: { done: "" },
  examples: [],
} as const;

/** A step that goes wrong in the way that the lead's field `trouble` says. */
export const trouble = defineNode({
  ...common,
  type: "trouble",
  title: "Trouble",
  decide({ lead }) {
    const effects = (() => {
      switch (String(lead.fields["trouble"])) {
        case "throws":
          throw new TypeError("a mistake in a step");
        case "stops":
          throw new AppError("stop", "test-stop", "This step cannot go on.");
        case "nul":
          return [{ type: "createDeal", title: "\0", value: null, stage: "New" } as const];
        case "no-such-person":
          return [
            { type: "assign", personId: lead.id, teamId: null, mode: "assign", because: { code: "done" } } as const,
          ];
        default:
          return [];
      }
    })();
    return leave("done", { effects, because: { code: "done" } });
  },
});

/** A step that never comes to an end. */
export const stuck = defineNode({
  ...common,
  type: "stuck",
  title: "Stuck",
  decide: () => {
    for (;;);
  },
});

/** A step that asks for the team which the lead names in its field `team`. */
export const asksForTeam = defineNode({
  ...common,
  type: "asks-for-team",
  title: "Asks for a team",
  decide({ lead, facts }) {
    const { name } = facts.team(String(lead.fields["team"]));
    return leave("done", { because: { code: "done", name } });
  },
});

/** The same, but only once the team in the lead's field `first` has given a lead to somebody. */
export const asksLater = defineNode({
  ...common,
  type: "asks-later",
  title: "Asks later",
  decide({ lead, facts }) {
    const first = facts.team(String(lead.fields["first"]));
    const asks = first.lastPickedAt.some((at) => at !== null);
    const { name } = asks ? facts.team(String(lead.fields["team"])) : first;
    return leave("done", { because: { code: "done", name } });
  },
});

/** A step that calls the outside world; `perform` is the test's. */
export const callOut = (perform: (context: PerformContext<unknown>) => Promise<Performed>) =>
  defineNode({
    ...common,
    type: "call-out",
    title: "Call out",
    exits: { ok: "Done", failed: "Failed" },
    reasons: { calling: "", answered: "", "gave-up": "" },
    failedExit: "failed",
    perform,
  });

export const catalogWith = (...nodes: readonly NodeType[]): Catalog => createCatalog([...catalog.all(), ...nodes]);
