import type { Graph, GraphNode } from "../../../engine/graph.ts";
import { type Exit, exitsOf, inReadingOrder, type NodeTypes } from "../../canvas/node-types.ts";

/** One step as a line of the outline. */
export interface OutlineStep {
  readonly node: GraphNode;
  /** "3", or "2a" for a step that ends a side way of step 2. */
  readonly number: string;
  readonly level: 0 | 1;
  readonly outcomes: readonly OutlineOutcome[];
}

export interface OutlineOutcome {
  readonly exit: Exit;
  /** Where it leads; undefined when nowhere yet. */
  readonly target: GraphNode | undefined;
  readonly words: string;
}

/**
 * The flow as lines to read: along the usual outcomes from top to bottom. A side way of a single last step stands
 * under its step; everything else follows in the order in which a lead can meet it. Ends are words, not lines.
 */
export function toOutline(graph: Graph, nodeTypes: NodeTypes): readonly OutlineStep[] {
  const order = inReadingOrder(graph, nodeTypes);
  const targetOf = new Map(graph.edges.map((edge) => [`${edge.source} ${edge.sourceHandle}`, edge.target]));
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const incoming = Map.groupBy(graph.edges, ({ target }) => target);
  const isEnd = (node: GraphNode) => nodeTypes.get(node.type)?.group === "end" && incoming.has(node.id);
  const outcomesOf = (node: GraphNode) =>
    exitsOf(nodeTypes.get(node.type), node.config).map((exit) => ({
      exit,
      target: byId.get(targetOf.get(`${node.id} ${exit.name}`) ?? ""),
    }));
  /** Reached by one side outcome only, and nothing comes after it. */
  const asideOf = (node: GraphNode): string | undefined => {
    const [arrow, ...others] = incoming.get(node.id) ?? [];
    if (!arrow || others.length > 0 || outcomesOf(node).some(({ target }) => target && !isEnd(target)))
      return undefined;
    const usual = outcomesOf(byId.get(arrow.source)!)[0]?.exit.name;
    return usual === arrow.sourceHandle ? undefined : arrow.source;
  };

  const lines = order.filter((node) => !isEnd(node));
  const main = lines.filter((node) => asideOf(node) === undefined);
  const numbers = new Map(main.map((node, index) => [node.id, String(index + 1)]));
  const asides = Map.groupBy(
    lines.filter((node) => asideOf(node) !== undefined),
    (node) => asideOf(node)!,
  );
  for (const [id, nodes] of asides) {
    nodes.forEach((node, index) => numbers.set(node.id, `${numbers.get(id) ?? ""}${letter(index)}`));
  }
  const ordered = main.flatMap((node) => [node, ...(asides.get(node.id) ?? [])]);
  const place = new Map(ordered.map((node, index) => [node.id, index]));
  const say = (node: GraphNode, target: GraphNode | undefined): string => {
    if (!target) return "the path ends here";
    if (isEnd(target)) return "the path ends";
    const by = (place.get(target.id) ?? 0) - (place.get(node.id) ?? 0);
    return `${by <= 0 ? "go back to" : by === 1 ? "go on with" : "go to"} step ${numbers.get(target.id)}`;
  };
  return ordered.map((node) => ({
    node,
    number: numbers.get(node.id) ?? "",
    level: asides.has(node.id) || asideOf(node) === undefined ? 0 : 1,
    outcomes: outcomesOf(node).map(({ exit, target }) => ({ exit, target, words: say(node, target) })),
  }));
}

/** What each step is called by, wherever a number of it is said. The ends have none: they are no lines of the outline. */
export const stepNumbers = (graph: Graph, nodeTypes: NodeTypes): ReadonlyMap<string, string> =>
  new Map(toOutline(graph, nodeTypes).map(({ node, number }) => [node.id, number]));

const letter = (index: number) => String.fromCharCode("a".charCodeAt(0) + (index % 26));
