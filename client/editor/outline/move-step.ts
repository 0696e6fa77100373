import type { Graph } from "../../../engine/graph.ts";
import { exitsOf, type NodeTypes } from "../../canvas/node-types.ts";
import { connect, moveSteps, nodeById } from "../document.ts";

/**
 * Moves a step before the one that leads to it: the two change places, on the way and in the drawing.
 *
 * @returns undefined where that makes no sense: before the start, or where several ways meet
 */
export function moveUp(graph: Graph, id: string, nodeTypes: NodeTypes): Graph | undefined {
  const [arrow, ...others] = graph.edges.filter(({ target }) => target === id);
  const step = nodeById(graph, id);
  const before = arrow && nodeById(graph, arrow.source);
  const usual = step && exitsOf(nodeTypes.get(step.type), step.config)[0]?.name;
  if (!step || !before || !usual || others.length > 0 || nodeTypes.get(before.type)?.isStart) return undefined;
  const next = graph.edges.find(({ source, sourceHandle }) => source === id && sourceHandle === usual)?.target;
  if (next === before.id) return undefined;

  const intoBefore = graph.edges.filter(({ target, source }) => target === before.id && source !== id);
  const apart = {
    ...graph,
    edges: graph.edges.filter(
      (edge) => edge !== arrow && !(edge.source === id && edge.sourceHandle === usual) && !intoBefore.includes(edge),
    ),
  };
  const led = intoBefore.reduce((now, edge) => connect(now, edge.source, edge.sourceHandle, id), apart);
  const swapped = connect(led, id, usual, before.id);
  const closed = next === undefined ? swapped : connect(swapped, before.id, arrow.sourceHandle, next);
  return moveSteps(
    closed,
    new Map([
      [id, before.position],
      [before.id, step.position],
    ]),
  );
}

/** Moves a step behind the one that its usual outcome leads to. */
export function moveDown(graph: Graph, id: string, nodeTypes: NodeTypes): Graph | undefined {
  const step = nodeById(graph, id);
  const usual = step && exitsOf(nodeTypes.get(step.type), step.config)[0]?.name;
  const next = graph.edges.find(({ source, sourceHandle }) => source === id && sourceHandle === usual)?.target;
  return next === undefined ? undefined : moveUp(graph, next, nodeTypes);
}
