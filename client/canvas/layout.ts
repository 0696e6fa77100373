import { Graph as Layout, layout } from "@dagrejs/dagre";
import type { Graph } from "../../engine/graph.ts";
import { NODE_HEIGHT, NODE_WIDTH, type Point, snap } from "./geometry.ts";
import { exitsOf, inReadingOrder, type NodeTypes } from "./node-types.ts";

const GAP = 48;
/** Arrows that leave on one side turn one below the other. */
const GAP_PER_EXTRA_EXIT = 22;
const USUAL_WEIGHT = 12;

/** Where each step stands after "Tidy up": from top to bottom, the usual way straight down. */
export function tidy(graph: Graph, nodeTypes: NodeTypes): ReadonlyMap<string, Point> {
  const drawing = new Layout({ multigraph: true });
  drawing.setGraph({ rankdir: "TB", nodesep: 60, ranksep: GAP, edgesep: 30, rankalign: "top" });
  drawing.setDefaultEdgeLabel(() => ({}));
  // Which arrow of a loop counts as the way back depends on the order: the one that a lead meets last.
  for (const node of inReadingOrder(graph, nodeTypes)) {
    drawing.setNode(node.id, {
      width: NODE_WIDTH,
      height: NODE_HEIGHT + extraGap(exitsOf(nodeTypes.get(node.type), node.config).length),
    });
  }
  const usual = usualEdges(graph, nodeTypes);
  for (const edge of graph.edges) {
    if (edge.source === edge.target) continue;
    drawing.setEdge(edge.source, edge.target, { weight: usual.has(edge.id) ? USUAL_WEIGHT : 1 }, edge.id);
  }
  layout(drawing);
  return new Map(graph.nodes.map(({ id }) => [id, topLeft(drawing.node(id))]));
}

const extraGap = (exits: number) => Math.max(0, exits - 2) * GAP_PER_EXTRA_EXIT;

function topLeft({ x, y, height }: { x: number; y: number; height: number }): Point {
  return snap({ x: x - NODE_WIDTH / 2, y: y - height / 2 });
}

function usualEdges(graph: Graph, nodeTypes: NodeTypes): ReadonlySet<string> {
  const usualExit = new Map(
    graph.nodes.map((node) => [node.id, exitsOf(nodeTypes.get(node.type), node.config)[0]?.name]),
  );
  return new Set(graph.edges.filter((edge) => usualExit.get(edge.source) === edge.sourceHandle).map(({ id }) => id));
}
