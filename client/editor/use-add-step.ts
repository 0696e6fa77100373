import { useCallback } from "react";
import type { Graph } from "../../engine/graph.ts";
import { exitsOf, inReadingOrder, type NodeTypes } from "../canvas/node-types.ts";
import { addAfter, type Added, addStep, nodeById, ROW } from "./document.ts";
import { useEditor } from "./editor-context.ts";
import { newStep } from "./new-step.ts";

/** Adds a step by a click: behind the selected one where it has an outcome that leads nowhere, else below the last. */
export function useAddStep(): (type: string) => void {
  const { store, nodeTypes } = useEditor();
  return useCallback(
    (type) => {
      const { edit, selection } = store.getState();
      edit((graph) => addWhereItFits(graph, type, selection[0], nodeTypes));
    },
    [store, nodeTypes],
  );
}

export function addWhereItFits(
  graph: Graph,
  type: string,
  selectedId: string | undefined,
  nodeTypes: NodeTypes,
): Added {
  const step = newStep(nodeTypes, type, graph);
  const after = selectedId === undefined ? undefined : freeOutcome(graph, selectedId, nodeTypes);
  if (after && !nodeTypes.get(type)?.isStart) return addAfter(graph, after, step, nodeTypes);
  const last = inReadingOrder(graph, nodeTypes).reduce((low, node) => Math.max(low, node.position.y), -ROW);
  return addStep(graph, step, { x: graph.nodes[0]?.position.x ?? 0, y: last + ROW });
}

/** The first outcome of a step that leads nowhere yet. */
export function freeOutcome(graph: Graph, nodeId: string, nodeTypes: NodeTypes) {
  const node = nodeById(graph, nodeId);
  if (!node) return undefined;
  const taken = new Set(graph.edges.filter(({ source }) => source === nodeId).map(({ sourceHandle }) => sourceHandle));
  const exit = exitsOf(nodeTypes.get(node.type), node.config).find(({ name }) => !taken.has(name))?.name;
  return exit === undefined ? undefined : { source: nodeId, exit };
}
