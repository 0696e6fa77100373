import type { Tx } from "../../engine/database.ts";
import type { Graph, Problem } from "../../engine/graph.ts";
import { saveProgram } from "../../engine/program-store.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { checkGraph } from "./check-graph.ts";
import { type Flow, lockFlow } from "./flows-store.ts";
import { holdNamed, insertVersion, lockGoingLive, readVersion, setLive } from "./going-live-store.ts";
import { referencesOf } from "./references.ts";
import { staleRevision } from "./revision.ts";
import { versionNotFound } from "./version-queries.ts";

/**
 * Makes the draft a version and lets it take leads from now on; leads that are in an older version finish there.
 *
 * @param seen the revision that the caller saw: exactly that goes live, or nothing
 * @returns the number of the version
 * @throws AppError `stale-revision` (409), `flow-has-problems` (422) with `problems`
 */
export async function publishFlow(
  tx: Tx,
  catalog: Catalog,
  id: Uuid,
  { seen, by }: { readonly seen: number | undefined; readonly by: PersonId | null },
): Promise<number> {
  await lockGoingLive(tx);
  const flow = await lockFlow(tx, id);
  if (seen !== undefined && seen !== flow.revision) throw staleRevision(flow);
  const { program, sources } = await compileToGoLive(tx, catalog, flow, flow.draft);
  const programId = await saveProgram(tx, program);
  const version = await insertVersion(tx, { flowId: id, graph: flow.draft, programId, by, note: null });
  await setLive(tx, id, version, sources);
  return version;
}

/**
 * Makes an earlier version live again, as a new one that runs the very same program. The draft stays.
 *
 * @throws AppError `version-not-found` (404), `flow-has-problems` (422) when what it names is gone or taken
 */
export async function rollBackFlow(
  tx: Tx,
  catalog: Catalog,
  id: Uuid,
  { version: earlier, by }: { readonly version: number; readonly by: PersonId | null },
): Promise<number> {
  await lockGoingLive(tx);
  const flow = await lockFlow(tx, id);
  const stored = await readVersion(tx, id, earlier);
  if (!stored) throw versionNotFound();
  const { graph, programId } = stored;
  const { sources } = await compileToGoLive(tx, catalog, flow, graph);
  const note = `Back to version ${earlier}`;
  const version = await insertVersion(tx, { flowId: id, graph, programId, by, note });
  await setLive(tx, id, version, sources);
  return version;
}

async function compileToGoLive(tx: Tx, catalog: Catalog, flow: Flow, graph: Graph) {
  await holdNamed(tx, idsIn(graph));
  const { program, problems } = await checkGraph(tx, catalog, flow, graph);
  if (!program) throw hasProblems(problems);
  return { program, sources: [...referencesOf(program, catalog).sources] };
}

function idsIn(graph: Graph): Uuid[] {
  const configs = JSON.stringify(graph.nodes.map(({ config }) => config));
  return [...new Set(configs.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi))];
}

function hasProblems(problems: readonly Problem[]): AppError {
  const first = problems.find(({ severity }) => severity === "error");
  return new AppError("invalid", "flow-has-problems", first?.message ?? "Mend the problems first.", { problems });
}
