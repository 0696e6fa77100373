import type { DecideNode, NodeType } from "../../../node-catalog/kit/define-node.ts";
import { EXAMPLE_NOW, ids } from "../../../node-catalog/kit/examples.ts";
import type { Facts } from "../../../node-catalog/kit/facts.ts";
import type { Leave, Outcome, Wait, WaitEvent } from "../../../node-catalog/kit/outcome.ts";
import { viewFacts } from "../../../node-catalog/kit/view-facts.ts";

export interface Visit {
  readonly now?: number;
  readonly event?: WaitEvent;
  readonly seed?: string;
}

/** Lets a node decide once, over the facts of a test. */
export function visit<Config>(node: NodeType<Config>, config: unknown, facts: Facts, options: Visit = {}): Outcome {
  const { now = EXAMPLE_NOW, event, seed = "seed" } = options;
  const { decide, resume } = node as DecideNode<Config>;
  const context = {
    config: node.config.parse(config),
    lead: facts.subject.lead,
    run: { id: ids.run, flowId: ids.flow, visit: 1, seed },
    facts: viewFacts(facts),
    now,
  };
  return event ? resume!({ ...context, event }) : decide(context);
}

export const leaving = (outcome: Outcome): Leave => {
  if (outcome.kind !== "leave") throw new Error(`it waits for ${outcome.for}`);
  return outcome;
};

export const waiting = (outcome: Outcome): Wait => {
  if (outcome.kind !== "wait") throw new Error(`it left by ${outcome.exit}`);
  return outcome;
};
