import type { Graph } from "../../engine/graph.ts";
import type { FlowCounts } from "../../server/flows/contract.ts";
import { arrowKey, type CanvasStatus, widthByShare } from "./status.ts";

/** Writes how many wait at each step and went along each arrow to where they are shown. */
export function showCounts(status: CanvasStatus, graph: Graph, { nodes, exits }: FlowCounts): void {
  const waiting = new Map(nodes.map((node) => [node.nodeId, node.waiting]));
  for (const { id } of graph.nodes) status.steps.change(id, { waiting: waiting.get(id) ?? 0 });
  const counts = new Map(exits.map(({ nodeId, exit, count }) => [arrowKey(nodeId, exit), count]));
  const most = Math.max(0, ...counts.values());
  for (const { source, sourceHandle } of graph.edges) {
    const key = arrowKey(source, sourceHandle);
    const count = counts.get(key) ?? 0;
    status.arrows.change(key, { count, width: widthByShare(count, most) });
  }
}
