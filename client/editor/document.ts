import type { Graph, GraphEdge, GraphNode } from "../../engine/graph.ts";
import { NODE_HEIGHT, type Point, snap } from "../canvas/geometry.ts";
import { exitsOf, type NodeTypes } from "../canvas/node-types.ts";
import { elementIdOf } from "../canvas/note-elements.ts";
import type { Config } from "../config-form/schema.ts";

import { pasteNotes } from "./notes.ts";

/** Pure changes of a drawing. Each returns a new graph that shares what did not change, or the same one. */

export const ROW = NODE_HEIGHT + 48;
/** The outcome by which time alone ends a wait. */
const TIMEOUT = "timeout";

export interface NewStep {
  readonly type: string;
  readonly config: Config;
}

export interface Added {
  readonly graph: Graph;
  readonly nodeId: string;
}

export interface Outcome {
  readonly source: string;
  readonly exit: string;
}

export const nodeById = ({ nodes }: Graph, id: string) => nodes.find((node) => node.id === id);

export function addStep(graph: Graph, { type, config }: NewStep, position: Point): Added {
  const nodeId = freeId(graph, type);
  const free = freePlace(graph, snap(position));
  return { graph: { ...graph, nodes: [...graph.nodes, { id: nodeId, type, config, position: free }] }, nodeId };
}

/** Draws the arrow of an outcome; an outcome has one, so another one is replaced. */
export function connect(graph: Graph, source: string, exit: string, target: string): Graph {
  const isOfOutcome = (edge: GraphEdge) => edge.source === source && edge.sourceHandle === exit;
  if (graph.edges.some((edge) => isOfOutcome(edge) && edge.target === target)) return graph;
  const others = graph.edges.filter((edge) => !isOfOutcome(edge));
  return { ...graph, edges: [...others, arrow(source, exit, target)] };
}

/** A new step behind an outcome; what came there before comes after the new step. */
export function addAfter(graph: Graph, outcome: Outcome, step: NewStep, nodeTypes: NodeTypes, at?: Point): Added {
  const { source, exit } = outcome;
  const from = nodeById(graph, source);
  const next = graph.edges.find((edge) => edge.source === source && edge.sourceHandle === exit)?.target;
  const below = { x: from?.position.x ?? 0, y: (from?.position.y ?? 0) + ROW };
  const room = next !== undefined && !at ? makeRoom(graph, below.y) : graph;
  const added = addStep(room, step, at ?? below);
  const usual = exitsOf(nodeTypes.get(step.type), step.config)[0];
  const connected = connect(added.graph, source, exit, added.nodeId);
  if (next === undefined || !usual) return { ...added, graph: connected };
  return { ...added, graph: connect(connected, added.nodeId, usual.name, next) };
}

/** Puts a new step into an arrow. */
export function insertOn(graph: Graph, edgeId: string, step: NewStep, nodeTypes: NodeTypes): Added | undefined {
  const edge = graph.edges.find(({ id }) => id === edgeId);
  return edge && addAfter(graph, { source: edge.source, exit: edge.sourceHandle }, step, nodeTypes);
}

export function removeSteps(graph: Graph, ids: ReadonlySet<string>): Graph {
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !ids.has(id)),
    edges: graph.edges.filter(({ source, target }) => !ids.has(source) && !ids.has(target)),
  };
}

/** Removes a step of a chain and closes the gap: what led to it leads to what its usual outcome led to. */
export function removeAndClose(graph: Graph, id: string, nodeTypes: NodeTypes): Graph {
  const node = nodeById(graph, id);
  const usual = node && exitsOf(nodeTypes.get(node.type), node.config)[0]?.name;
  const next = graph.edges.find((edge) => edge.source === id && edge.sourceHandle === usual)?.target;
  const before = graph.edges.filter((edge) => edge.target === id && edge.source !== id);
  const rest = removeSteps(graph, new Set([id]));
  if (next === undefined || next === id) return rest;
  return before.reduce((closed, edge) => connect(closed, edge.source, edge.sourceHandle, next), rest);
}

export function removeArrows(graph: Graph, ids: ReadonlySet<string>): Graph {
  return { ...graph, edges: graph.edges.filter(({ id }) => !ids.has(id)) };
}

export function moveSteps(graph: Graph, places: ReadonlyMap<string, Point>): Graph {
  const moved = graph.nodes.map((node) => {
    const place = places.get(node.id);
    if (!place || (place.x === node.position.x && place.y === node.position.y)) return node;
    return { ...node, position: { x: Math.round(place.x), y: Math.round(place.y) } };
  });
  return moved.some((node, index) => node !== graph.nodes[index]) ? { ...graph, nodes: moved } : graph;
}

export function changeConfig(graph: Graph, id: string, config: Config): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, config } : node)) };
}

/** Puts another kind of step in the place of one; outcomes of the same name keep their arrows. */
export function replaceStep(graph: Graph, id: string, step: NewStep, nodeTypes: NodeTypes): Graph {
  const exits = exitsOf(nodeTypes.get(step.type), step.config).map(({ name }) => name);
  // What follows a plain step follows the usual outcome of what replaces it. But what follows a wait for a time is for
  // those who waited in vain: behind "Reached", an escalation would alarm about exactly the leads that were reached.
  const heirs = exits.includes(TIMEOUT) ? exits.slice(1) : exits.slice(0, 1);
  const kept = graph.edges.flatMap((edge): GraphEdge[] => {
    if (edge.source !== id || exits.includes(edge.sourceHandle)) return [edge];
    return edge.sourceHandle === "done" ? heirs.map((exit) => arrow(id, exit, edge.target)) : [];
  });
  const { type, config } = step;
  const nodes = graph.nodes.map((node) => (node.id === id ? { ...node, type, config } : node));
  return { ...graph, nodes, edges: kept };
}

/**
 * Steps with the arrows between them, and notes, as they are copied.
 *
 * @param ids of elements on the drawing, as in a selection
 */
export function cutOut(graph: Graph, ids: ReadonlySet<string>): Graph {
  const notes = (graph.notes ?? []).filter(({ id }) => ids.has(elementIdOf(id)));
  return {
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    edges: graph.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    ...(notes.length > 0 && { notes }),
  };
}

/** Adds a copy of `piece` beside where it stood, under new ids, which it returns as a selection. */
export function paste(graph: Graph, piece: Graph, by: Point = { x: 40, y: 40 }): { graph: Graph; copies: string[] } {
  const ids = new Map<string, string>();
  let nodes: readonly GraphNode[] = graph.nodes;
  for (const node of piece.nodes) {
    const id = freeId({ nodes }, node.type);
    ids.set(node.id, id);
    const position = { x: node.position.x + by.x, y: node.position.y + by.y };
    nodes = [...nodes, { ...node, id, config: structuredClone(node.config), position }];
  }
  const edges = piece.edges.flatMap(({ source, sourceHandle, target }) => {
    const [from, to] = [ids.get(source), ids.get(target)];
    return from && to ? [arrow(from, sourceHandle, to)] : [];
  });
  const drawn = { ...graph, nodes: [...nodes], edges: [...graph.edges, ...edges] };
  const noted = pasteNotes(drawn, piece.notes ?? [], by);
  return { graph: noted.graph, copies: [...ids.values(), ...noted.noteIds.map(elementIdOf)] };
}

function arrow(source: string, exit: string, target: string): GraphEdge {
  return { id: `${source}.${exit}.${target}`, source, sourceHandle: exit, target };
}

/** "round-robin", "round-robin-2" …: ids say what they are, in the API and in logs. */
function freeId({ nodes }: { nodes: readonly GraphNode[] }, type: string): string {
  const taken = new Set(nodes.map(({ id }) => id));
  const base = type.replaceAll(/[^A-Za-z0-9_-]/g, "-").slice(0, 56);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** Moves everything from `y` on one row down. */
function makeRoom(graph: Graph, y: number): Graph {
  const below = graph.nodes.filter(({ position }) => position.y >= y - NODE_HEIGHT / 2);
  return moveSteps(graph, new Map(below.map(({ id, position }) => [id, { x: position.x, y: position.y + ROW }])));
}

/** Where a step covers no other one: to the right of what stands there. */
function freePlace({ nodes }: Graph, { x, y }: Point): Point {
  const covers = (left: number) =>
    nodes.some(({ position }) => Math.abs(position.x - left) < 200 && Math.abs(position.y - y) < 60);
  let free = x;
  for (let tries = 0; covers(free) && tries < nodes.length; tries += 1) free += 264;
  return { x: free, y };
}
