import type { Graph, GraphNode } from "../../engine/graph.ts";
import { exitLabel, type NodeTypes, titleOf } from "../canvas/node-types.ts";
import type { Names } from "../config-form/names.ts";
import { sayValue } from "../config-form/say-value.ts";
import { fieldsOf } from "../config-form/schema.ts";

export interface Change {
  readonly kind: "added" | "removed" | "changed";
  /** The step it is about, as long as it is in the new drawing. */
  readonly nodeId: string | null;
  readonly sentence: string;
}

interface Words {
  readonly nodeTypes: NodeTypes;
  readonly names: Names;
}

/** What differs between two drawings, in sentences. Where steps stand is not a change. */
export function changesBetween(before: Graph, after: Graph, words: Words): readonly Change[] {
  const { nodeTypes } = words;
  const old = byId(before);
  const current = byId(after);
  const removed = before.nodes
    .filter(({ id }) => !current.has(id))
    .map((node): Change => ({ kind: "removed", nodeId: null, sentence: `${titleOf(nodeTypes, node)} is gone` }));
  const added = after.nodes
    .filter(({ id }) => !old.has(id))
    .map((node): Change => ({ kind: "added", nodeId: node.id, sentence: `${titleOf(nodeTypes, node)} is new` }));
  const changed = after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    return was ? [...stepChanges(was, node, words), ...arrowChanges(node, before, after, nodeTypes)] : [];
  });
  return [...removed, ...added, ...changed];
}

function stepChanges(was: GraphNode, node: GraphNode, { nodeTypes, names }: Words): Change[] {
  const title = titleOf(nodeTypes, node);
  const change = (sentence: string): Change => ({ kind: "changed", nodeId: node.id, sentence });
  if (was.type !== node.type) return [change(`${titleOf(nodeTypes, was)} became ${title}`)];
  return fieldsOf(nodeTypes.get(node.type)?.configSchema ?? {})
    .filter(({ name }) => JSON.stringify(was.config[name]) !== JSON.stringify(node.config[name]))
    .map((field) => {
      const from = sayValue(field, was.config[field.name], names) || "nothing";
      const to = sayValue(field, node.config[field.name], names) || "nothing";
      return change(`${title}: ${field.label.toLowerCase()} ${from === to ? "changed" : `${from} → ${to}`}`);
    });
}

function arrowChanges({ id }: GraphNode, before: Graph, after: Graph, nodeTypes: NodeTypes): Change[] {
  const steps = byId(after);
  const node = steps.get(id)!;
  const [was, is] = [targetsOf(before, id), targetsOf(after, id)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((exit) => was.get(exit) !== is.get(exit))
    .map((exit) => {
      const target = steps.get(is.get(exit) ?? "");
      const to = target ? titleOf(nodeTypes, target) : "nowhere";
      const sentence = `${titleOf(nodeTypes, node)}: “${exitLabel(nodeTypes, node, exit)}” leads to ${to}`;
      return { kind: "changed", nodeId: id, sentence };
    });
}

const byId = ({ nodes }: Graph) => new Map(nodes.map((node) => [node.id, node]));

function targetsOf({ edges }: Graph, nodeId: string): ReadonlyMap<string, string> {
  const own = edges.filter(({ source }) => source === nodeId);
  return new Map(own.map(({ sourceHandle, target }) => [sourceHandle, target]));
}
