import type { NodeType } from "../node-catalog/kit/define-node.ts";

/** A drawn node together with its type and its checked config. */
export interface CheckedNode {
  readonly id: string;
  readonly type: NodeType;
  readonly config: unknown;
  readonly exits: Readonly<Record<string, string>>;
  /** Where each exit leads; null when no arrow leaves it. */
  readonly targets: Readonly<Record<string, string | null>>;
}

export type CheckedGraph = ReadonlyMap<string, CheckedNode>;

/** Where leads come in. */
export function startOf(nodes: CheckedGraph): CheckedNode | undefined {
  return [...nodes.values()].find(({ type }) => type.kind === "decide" && type.isStart);
}

/** Every node to which some path leads from `start`. */
export function reachable(nodes: CheckedGraph, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const target of Object.values(nodes.get(id)?.targets ?? {})) if (target !== null) open.push(target);
  }
  return seen;
}
