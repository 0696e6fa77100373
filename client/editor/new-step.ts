import type { Graph } from "../../engine/graph.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { fieldsOf, textOf } from "../config-form/schema.ts";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import type { NewStep } from "./document.ts";

/** A step as it comes out of the palette; in a flow that names one team, a step that cannot be without a team has that one. */
export function newStep(nodeTypes: NodeTypes, type: string, graph: Graph): NewStep {
  const nodeType = nodeTypes.get(type);
  if (!nodeType) return { type, config: {} };
  const team = theOnlyTeam(graph, nodeTypes);
  const { required = [] } = nodeType.configSchema as { required?: readonly string[] };
  const named = team === undefined ? [] : teamFields(nodeType).filter((name) => required.includes(name));
  const config = { ...Object.fromEntries(named.map((name) => [name, team!])), ...structuredClone(nodeType.defaults) };
  return { type, config };
}

function theOnlyTeam({ nodes }: Graph, nodeTypes: NodeTypes): string | undefined {
  const teams = nodes.flatMap(({ type, config }) => {
    const nodeType = nodeTypes.get(type);
    return nodeType ? teamFields(nodeType).map((name) => textOf(config[name])) : [];
  });
  const [only, ...others] = new Set(teams.filter(Boolean));
  return others.length === 0 ? only : undefined;
}

const teamFields = ({ configSchema }: NodeTypeView): string[] =>
  fieldsOf(configSchema)
    .filter(({ widget }) => widget === "team")
    .map(({ name }) => name);
