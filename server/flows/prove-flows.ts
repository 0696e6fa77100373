import type { Queryable } from "../../engine/database.ts";
import type { Graph, Problem } from "../../engine/graph.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { checkGraph } from "./check-graph.ts";
import type { FlowView } from "./contract.ts";
import type { CoverageView } from "./coverage/contract.ts";
import { readLiveGraph } from "./coverage/coverage-queries.ts";
import { readCoverage } from "./coverage/read-coverage.ts";
import { listFlows, readFlowView } from "./flow-queries.ts";

/** What could be said about one drawing of a flow. */
export interface Proof {
  readonly flow: string;
  readonly of: CoverageView["of"];
  /** Every path ends with somebody responsible or on an alarmed waiting list, and nothing else is wrong. */
  readonly isProven: boolean;
  readonly problems: readonly (Problem & { readonly step: string | null })[];
  /** When nobody is there, in a usual week, whatever leads are told apart by; no reason not to go live. */
  readonly warnings: readonly string[];
  /** One for each attribute that the flow asks for. */
  readonly coverage: readonly CoverageView[];
}

/** Proves what is drawn of each flow and, where it differs, what is live. @param name only the flow of this name */
export async function proveFlows(q: Queryable, catalog: Catalog, name?: string): Promise<Proof[]> {
  const flows = (await listFlows(q)).filter((flow) => name === undefined || isSame(flow.name, name));
  const proofs: Proof[] = [];
  for (const flow of flows) {
    const live = flow.liveVersion !== null && flow.changes > 0 ? await readLiveGraph(q, flow.id) : undefined;
    if (live) proofs.push(await proveGraph(q, catalog, flow, live, "live"));
    const { graph } = await readFlowView(q, flow.id);
    proofs.push(await proveGraph(q, catalog, flow, graph, flow.changes === 0 ? "live" : "draft"));
  }
  return proofs;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

async function proveGraph(
  q: Queryable,
  catalog: Catalog,
  flow: FlowView,
  graph: Graph,
  of: Proof["of"],
): Promise<Proof> {
  const { problems } = await checkGraph(q, catalog, flow, graph);
  const coverage = await readAll(q, catalog, flow.id, of);
  const titles = new Map(graph.nodes.map(({ id, type }) => [id, catalog.newest(type)?.title ?? type]));
  return {
    flow: flow.name,
    of,
    isProven: problems.length === 0,
    problems: problems.map((problem) => ({ ...problem, step: titles.get(problem.nodeId ?? "") ?? null })),
    warnings: [...new Set(coverage.flatMap(({ warnings }) => warnings))],
    coverage,
  };
}

async function readAll(q: Queryable, catalog: Catalog, id: Uuid, of: Proof["of"]): Promise<CoverageView[]> {
  const first = await readCoverage(q, catalog, id, { of, week: "usual" });
  const others = first.choices.filter(({ by }) => by !== first.by && by !== "all");
  const coverage = [first];
  for (const { by } of others) coverage.push(await readCoverage(q, catalog, id, { of, week: "usual", by }));
  return coverage;
}
