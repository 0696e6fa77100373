import type { Known } from "../node-catalog/kit/define-node.ts";
import type { LeadSet } from "../node-catalog/kit/lead-set.ts";
import type { CheckedNode } from "./checked-graph.ts";

const worked = new WeakMap<CheckedNode, Readonly<Record<string, LeadSet>>>();

/** Which leads a step says can leave by which exit. Worked out once for each drawing that is checked: it is asked per exit. */
export function narrowing(node: CheckedNode, known: Known): Readonly<Record<string, LeadSet>> {
  const { type, config } = node;
  if (config === undefined || !type.narrows) return {};
  const sets = worked.get(node) ?? type.narrows(config, known);
  worked.set(node, sets);
  return sets;
}
