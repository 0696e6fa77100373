import { canonicalJson } from "../../engine/canonical-json.ts";
import type { Graph } from "../../engine/graph.ts";

/** How many steps and arrows differ in what they do. Where a step stands in the drawing does not matter. */
export function countChanges(before: Graph, after: Graph): number {
  return differing(before.nodes.map(behaviour), after.nodes.map(behaviour)) + differing(arrows(before), arrows(after));
}

const behaviour = ({ id, type, config }: Graph["nodes"][number]) => [id, canonicalJson({ type, config })] as const;

const arrows = ({ edges }: Graph) =>
  edges.map(({ source, sourceHandle, target }) => [`${source} ${sourceHandle}`, target] as const);

type Entries = readonly (readonly [key: string, value: string])[];

function differing(before: Entries, after: Entries): number {
  const old = new Map(before);
  const now = new Map(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).length;
}
