import { compile, type Compiled } from "../../engine/compile.ts";
import type { Queryable } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { readKnown, readTaken } from "./known-queries.ts";
import { sourceProblems } from "./source-problems.ts";

/** Compiles a drawing against what the company has now, whatever other flows do. */
export async function compileGraph(q: Queryable, catalog: Catalog, graph: Graph): Promise<Compiled> {
  return compile(graph, { catalog, known: await readKnown(q) });
}

/** Compiles a drawing of a flow, with the problems that only the rest of the company can tell. */
export async function checkGraph(
  q: Queryable,
  catalog: Catalog,
  flow: { readonly id: Uuid; readonly demo: boolean },
  graph: Graph,
): Promise<Compiled> {
  const taken = await readTaken(q, flow.id);
  const { problems: own, program } = await compileGraph(q, catalog, graph);
  const problems = [...sourceProblems(graph, catalog, taken, flow.demo), ...own];
  return problems.some(({ severity }) => severity === "error") ? { problems } : { problems, program };
}
