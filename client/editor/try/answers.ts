import type { GraphNode } from "../../../engine/graph.ts";
import type { DryRunReply, DryRunRequest } from "../../../server/flows/contract.ts";
import { type Exit, exitsOf, type NodeTypes } from "../../canvas/node-types.ts";

/** How one wait of a tried-out lead ends. */
export type Answer = NonNullable<DryRunRequest["answers"]>[number];

export interface MetWait {
  readonly node: GraphNode;
  /** Which wait of the path this is; answers are given in this order. */
  readonly index: number;
  readonly exits: readonly Exit[];
}

type TriedStep = DryRunReply["steps"][number];

const MINUTE = 60_000;
const AFTER_MS = 5 * MINUTE;
/** Time alone ends a wait so; it needs no answer. */
export const TIMEOUT = "timeout";

/** The waits that the path met, in their order: the steps at which it stood still and somebody may react. */
export function waitsOf(
  steps: readonly TriedStep[],
  nodes: ReadonlyMap<string, GraphNode>,
  nodeTypes: NodeTypes,
): MetWait[] {
  const waits = steps.flatMap(({ exit, nodeId }) => {
    const node = nodes.get(nodeId);
    const exits = exitsOf(nodeTypes.get(node?.type ?? ""), node?.config ?? {});
    return exit === null && node && exits.some(({ name }) => name === TIMEOUT) ? [{ node, exits }] : [];
  });
  return waits.map((wait, index) => ({ ...wait, index }));
}

/** Another answer for a wait; later ones go, because the path may meet other waits now. */
export function withAnswer(answers: readonly Answer[], index: number, event: string): readonly Answer[] {
  const before = Array.from({ length: index }, (_, at) => answers[at] ?? { event: TIMEOUT });
  return [...before, event === TIMEOUT ? { event } : { event, afterMs: AFTER_MS }];
}

/** "Reached after 5 min", "Not reached in time". */
export function sayAnswer({ name, label }: Exit): string {
  return name === TIMEOUT ? label : `${label} after ${AFTER_MS / MINUTE} min`;
}
