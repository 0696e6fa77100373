import type { Graph, GraphNode } from "../../../engine/graph.ts";
import type { DryRunReply, DryRunRequest } from "../../../server/flows/contract.ts";
import { type Exit, exitsOf, type NodeTypes } from "../../canvas/node-types.ts";

/** How one wait of a tried-out lead ends. */
export type Answer = NonNullable<DryRunRequest["answers"]>[number];

export interface MetWait {
  readonly node: GraphNode;
  readonly exits: readonly Exit[];
  /** How it ended; null when the path ends here. */
  readonly taken: string | null;
}

type TriedStep = Pick<DryRunReply["steps"][number], "nodeId" | "exit">;

const MINUTE = 60_000;
const AFTER_MS = 5 * MINUTE;
/** Time alone ends a wait so. */
const TIMEOUT = "timeout";
/** Exits that are taken so, by step. */
const IN_TIME: ReadonlySet<string> = new Set([TIMEOUT, "undecided"]);
const MOST_ANSWERS = 50;
/** A loop meets the same wait again and again. */
const MOST_FOR_ONE_STEP = 8;

/** The waits that the path met and that somebody's reaction can end, by the number of the step that waits. */
export function waitsOf(
  steps: readonly TriedStep[],
  nodes: ReadonlyMap<string, GraphNode>,
  nodeTypes: NodeTypes,
): ReadonlyMap<number, MetWait> {
  const waits = steps.flatMap(({ exit, nodeId }, index): [number, MetWait][] => {
    const node = nodes.get(nodeId);
    if (exit !== null || !node || !isAnswerable(node, nodeTypes)) return [];
    const after = steps[index + 1];
    const taken = after?.nodeId === nodeId ? after.exit : null;
    return [[index, { node, exits: exitsOf(nodeTypes.get(node.type), node.config), taken }]];
  });
  return new Map(waits);
}

/** The path as it was up to the wait `at`, which ends by another outcome; what comes after is open again. */
export function withAnswer(waits: ReadonlyMap<number, MetWait>, at: number, event: string): readonly Answer[] {
  const before = [...waits].filter(([index]) => index < at);
  const kept = before.map(([, { node, taken }]) => answer(node.id, taken ?? TIMEOUT));
  return [...kept, answer(waits.get(at)?.node.id ?? "", event)];
}

/** Where nothing is said, people react as one hopes: each wait ends by its usual outcome. */
export function fillUp(answers: readonly Answer[], { nodes }: Graph, nodeTypes: NodeTypes): Answer[] {
  const answerable = nodes.filter((node) => isAnswerable(node, nodeTypes));
  const room = Math.floor((MOST_ANSWERS - answers.length) / Math.max(1, answerable.length));
  const usual = answerable.flatMap((node) => {
    const event = exitsOf(nodeTypes.get(node.type), node.config)[0]?.name ?? TIMEOUT;
    return Array.from({ length: Math.min(room, MOST_FOR_ONE_STEP) }, () => answer(node.id, event));
  });
  return [...answers, ...usual];
}

/** "Reached after 5 min", "Not reached in time". */
export function sayAnswer({ name, label }: Exit): string {
  return IN_TIME.has(name) ? label : `${label} after ${AFTER_MS / MINUTE} min`;
}

function answer(nodeId: string, event: string): Answer {
  return IN_TIME.has(event) ? { nodeId, event: TIMEOUT } : { nodeId, event, afterMs: AFTER_MS };
}

function isAnswerable({ type, config }: GraphNode, nodeTypes: NodeTypes): boolean {
  return exitsOf(nodeTypes.get(type), config).some(({ name }) => IN_TIME.has(name));
}
