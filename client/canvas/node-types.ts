import type { Graph, GraphNode } from "../../engine/graph.ts";
import { textOf } from "../config-form/schema.ts";
import type { NodeTypeView } from "../../server/catalog/contract.ts";

export type NodeTypes = ReadonlyMap<string, NodeTypeView>;
export interface Exit {
  readonly name: string;
  readonly label: string;
}

/** The outcomes of a step in the order in which they are drawn; the first is the usual one. */
export function exitsOf(nodeType: NodeTypeView | undefined, config: GraphNode["config"]): readonly Exit[] {
  if (!nodeType) return [];
  const fixed = Object.entries(nodeType.exits).map(([name, label]) => ({ name, label }));
  return [...listedExits(nodeType, config), ...fixed];
}

function listedExits({ listedExits: list }: NodeTypeView, config: GraphNode["config"]): Exit[] {
  const entries = list === null ? undefined : config[list];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => {
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return [];
    return [{ name: textOf(entry["id"]), label: textOf(entry["label"]) }];
  });
}

/** What a person calls this step: its type's title, or the type when this catalog does not have it. */
export function titleOf(nodeTypes: NodeTypes, { type }: Pick<GraphNode, "type">): string {
  return nodeTypes.get(type)?.title ?? type;
}

export function exitLabel(nodeTypes: NodeTypes, node: GraphNode | undefined, exit: string): string {
  const exits = node ? exitsOf(nodeTypes.get(node.type), node.config) : [];
  return exits.find(({ name }) => name === exit)?.label ?? exit;
}

/** The steps in the order in which a lead meets them: along the usual outcomes first, unreached ones last. */
export function inReadingOrder(graph: Graph, nodeTypes: NodeTypes): readonly GraphNode[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const ordered = new Set<GraphNode>();
  const visit = (start: GraphNode) => {
    const stack = [start];
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (ordered.has(node)) continue;
      ordered.add(node);
      const exits = exitsOf(nodeTypes.get(node.type), node.config).map(({ name }) => name);
      const next = graph.edges
        .filter(({ source }) => source === node.id)
        .toSorted((a, b) => exits.indexOf(a.sourceHandle) - exits.indexOf(b.sourceHandle))
        .flatMap(({ target }) => byId.get(target) ?? []);
      stack.push(...next.toReversed());
    }
  };
  graph.nodes.filter(({ type }) => nodeTypes.get(type)?.isStart).forEach(visit);
  graph.nodes.forEach(visit);
  return [...ordered];
}

/** An outcome's label where only the type is known; outcomes of one's own keep their id. */
export const exitLabelOf = ({ exits }: NodeTypeView, exit: string): string => exits[exit] ?? exit;
