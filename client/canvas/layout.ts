import { Graph as Layout, layout } from "@dagrejs/dagre";
import type { Graph, GraphNode } from "../../engine/graph.ts";
import { NODE_HEIGHT, NODE_WIDTH, type Point, snap } from "./geometry.ts";
import { exitsOf, inReadingOrder, type NodeTypes } from "./node-types.ts";

const GAP = 52;
/** Arrows that leave on one side turn one below the other. */
const GAP_PER_EXTRA_EXIT = 22;
const COLUMN = NODE_WIDTH + 76;

/**
 * Where each step stands after "Tidy up": the usual way straight down, what escalates to its right, waiting lists to its
 * left. Rows are dagre's; its columns would bend the usual way around the others.
 */
export function tidy(graph: Graph, nodeTypes: NodeTypes): ReadonlyMap<string, Point> {
  const rows = rowsOf(graph, nodeTypes);
  const columns = columnsOf(graph, nodeTypes, rows);
  return new Map(graph.nodes.map(({ id }) => [id, snap({ x: (columns.get(id) ?? 0) * COLUMN, y: rows.get(id) ?? 0 })]));
}

function rowsOf(graph: Graph, nodeTypes: NodeTypes): ReadonlyMap<string, number> {
  const drawing = new Layout({ multigraph: true });
  drawing.setGraph({ rankdir: "TB", ranksep: GAP, rankalign: "top" });
  drawing.setDefaultEdgeLabel(() => ({}));
  // Which arrow of a loop counts as the way back depends on the order: the one that a lead meets last.
  for (const node of inReadingOrder(graph, nodeTypes)) {
    const exits = exitsOf(nodeTypes.get(node.type), node.config).length;
    const gap = Math.max(0, exits - 2) * GAP_PER_EXTRA_EXIT;
    drawing.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT + gap });
  }
  for (const { id, source, target } of graph.edges) {
    if (source !== target) drawing.setEdge(source, target, {}, id);
  }
  layout(drawing);
  return new Map(
    graph.nodes.map(({ id }) => {
      const { y, height } = drawing.node(id);
      return [id, y - height / 2];
    }),
  );
}

function columnsOf(graph: Graph, nodeTypes: NodeTypes, rows: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const taken = new Set<string>();
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const nextOf = (node: GraphNode) => nextSteps(node, graph, nodeTypes, byId);

  /** From a step along its usual outcomes, as long as the way goes down to steps without a place. */
  const chainFrom = (first: GraphNode): GraphNode[] => {
    const chain: GraphNode[] = [first];
    for (let next = nextOf(first)[0]; next; next = nextOf(next)[0]) {
      const isBelow = rows.get(next.id)! > rows.get(chain.at(-1)!.id)!;
      if (columns.has(next.id) || chain.includes(next) || !isBelow) break;
      chain.push(next);
    }
    return chain;
  };
  const isFree = (chain: readonly GraphNode[], column: number) =>
    chain.every(({ id }) => !taken.has(`${column} ${rows.get(id)}`));
  const place = (chain: readonly GraphNode[], from: number, side: 1 | -1 | 0) => {
    let column = from + side;
    while (!isFree(chain, column)) column += side || 1;
    for (const { id } of chain) {
      columns.set(id, column);
      taken.add(`${column} ${rows.get(id)}`);
    }
    chain.forEach((node) => placeAsides(node, column));
  };
  const placeAsides = (node: GraphNode, column: number) => {
    for (const aside of nextOf(node).slice(1)) {
      if (!aside || columns.has(aside.id)) continue;
      const chain = chainFrom(aside);
      place(chain, column, isWaitingList(chain.at(-1)!, graph, nodeTypes) ? -1 : 1);
    }
  };
  for (const node of inReadingOrder(graph, nodeTypes)) {
    if (!columns.has(node.id)) place(chainFrom(node), 0, 0);
  }
  return columns;
}

/** What each outcome leads to, the usual one first. */
function nextSteps(node: GraphNode, graph: Graph, nodeTypes: NodeTypes, byId: ReadonlyMap<string, GraphNode>) {
  return exitsOf(nodeTypes.get(node.type), node.config).map(({ name }) => {
    const edge = graph.edges.find(({ source, sourceHandle }) => source === node.id && sourceHandle === name);
    return edge && byId.get(edge.target);
  });
}

/** Leads stay there: nothing comes after it, and it is no end. */
function isWaitingList({ id, type }: GraphNode, { edges }: Graph, nodeTypes: NodeTypes): boolean {
  return nodeTypes.get(type)?.group === "escalate" && !edges.some(({ source }) => source === id);
}
