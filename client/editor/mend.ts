import type { Graph, GraphNode, Problem } from "../../engine/graph.ts";
import { exitsOf, type NodeTypes } from "../canvas/node-types.ts";
import type { Config } from "../config-form/schema.ts";
import {
  addAfter,
  type Added,
  addStep,
  connect,
  type NewStep,
  nodeById,
  removeAndClose,
  removeArrows,
  replaceStep,
  ROW,
} from "./document.ts";
import { newStep } from "./new-step.ts";

/**
 * The change that a problem proposes as its mend.
 *
 * @returns the mended drawing and the step to look at; undefined when the drawing has changed so that it no longer fits
 */
export function mend(graph: Graph, problem: Problem, nodeTypes: NodeTypes): Added | undefined {
  const { patch, nodeId, exit = "done" } = problem;
  if (!patch) return undefined;
  if (patch.do === "add-start") return addStart(graph, nodeTypes);
  if (patch.do === "remove-edge") {
    return { graph: removeArrows(graph, new Set([patch.edgeId])), nodeId: nodeId ?? "" };
  }
  const node = nodeId === null ? undefined : nodeById(graph, nodeId);
  if (!node) return undefined;
  switch (patch.do) {
    case "connect-new":
      return connectTo(graph, node, exit, patch, nodeTypes);
    case "connect":
      return nodeById(graph, patch.target) && { graph: connect(graph, node.id, exit, patch.target), nodeId: node.id };
    case "replace-node":
      return { graph: replaceStep(graph, node.id, patch, nodeTypes), nodeId: node.id };
    case "remove-node":
      return { graph: removeAndClose(graph, node.id, nodeTypes), nodeId: "" };
  }
}

function addStart(graph: Graph, nodeTypes: NodeTypes): Added | undefined {
  const start = [...nodeTypes.values()].find(({ isStart }) => isStart);
  if (!start) return undefined;
  const entered = new Set(graph.edges.map(({ target }) => target));
  const first = graph.nodes.find(({ id }) => !entered.has(id));
  const position = { x: first?.position.x ?? 0, y: (first?.position.y ?? 0) - ROW };
  const added = addStep(graph, newStep(nodeTypes, start.type, graph), position);
  const exit = exitsOf(start, {})[0];
  if (!first || !exit) return added;
  return { ...added, graph: connect(added.graph, added.nodeId, exit.name, first.id) };
}

/** Leads the outcome to the same step where the flow has it already and nothing follows yet, else to a new one. */
function connectTo(graph: Graph, node: GraphNode, exit: string, step: NewStep, nodeTypes: NodeTypes): Added {
  const outcome = { source: node.id, exit };
  const hasNext = graph.edges.some(({ source, sourceHandle }) => source === node.id && sourceHandle === exit);
  if (hasNext) return addAfter(graph, outcome, step, nodeTypes);
  const there = graph.nodes.find(({ type, config }) => type === step.type && isSame(config, step.config));
  if (there) return { graph: connect(graph, node.id, exit, there.id), nodeId: there.id };
  const isUsual = exitsOf(nodeTypes.get(node.type), node.config)[0]?.name === exit;
  const beside = { x: node.position.x + (isUsual ? 0 : 284), y: node.position.y + ROW };
  return addAfter(graph, outcome, step, nodeTypes, beside);
}

const isSame = (a: Config, b: Config) => JSON.stringify(a) === JSON.stringify(b);
