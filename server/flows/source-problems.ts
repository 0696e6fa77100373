import type { Graph, GraphNode, Problem } from "../../engine/graph.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { SourceId } from "../../node-catalog/kit/domain.ts";
import type { Taken } from "./known-queries.ts";

/**
 * Says where a drawing would take leads that are not for it: a source feeds at most one live flow, and simulated leads
 * stay in the demo, so that they never reach real people.
 */
export function sourceProblems(graph: Graph, catalog: Catalog, taken: Taken, isDemo: boolean): Problem[] {
  return graph.nodes.flatMap((node) => {
    const sources = sourcesOf(node, catalog);
    if (!sources) return [];
    if (sources.length === 0) return isDemo ? [demoTakesOthers(node.id)] : restProblems(node.id, taken);
    return sources.flatMap((id) => oneSource(node.id, id, taken, isDemo));
  });
}

/** The sources that a start names; undefined for other nodes and for a form that is not filled in right. */
function sourcesOf({ type, config }: GraphNode, catalog: Catalog): readonly SourceId[] | undefined {
  const node = catalog.newest(type);
  if (node?.kind !== "decide" || !node.isStart) return undefined;
  const parsed = node.config.safeParse(config);
  return parsed.success ? (node.needs?.(parsed.data).sources ?? []) : undefined;
}

function oneSource(nodeId: string, id: SourceId, taken: Taken, isDemo: boolean): Problem[] {
  const source = taken.sources.get(id);
  if (!source) return [];
  if (isDemo && !source.demo) return [demoTakesOthers(nodeId)];
  if (!isDemo && source.demo) {
    return [problem(nodeId, "demo-source", `“${source.name}” feeds the demo only.`, "Choose other sources")];
  }
  if (source.flow === null) return [];
  const message = `The flow “${source.flow}” takes the leads from “${source.name}” already.`;
  return [problem(nodeId, "source-taken", message, `Leave out “${source.name}”`)];
}

function restProblems(nodeId: string, { restFlow }: Taken): Problem[] {
  if (restFlow === null) return [];
  const message = `The flow “${restFlow}” takes all leads that no other flow takes, and only one flow can.`;
  return [problem(nodeId, "source-taken", message, "Choose where leads come from")];
}

function demoTakesOthers(nodeId: string): Problem {
  return problem(nodeId, "demo-flow", "The demo flow takes demo leads only.", "Choose the demo's source");
}

function problem(nodeId: string, code: string, message: string, mend: string): Problem {
  return { code, severity: "error", nodeId, message, mend };
}
