import type { Tx } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { insertFlow } from "./flows-store.ts";

/** Adds a flow as a draft. */
export async function addFlow(
  tx: Tx,
  { name, graph, by, demo = false }: { name: string; graph: Graph; by: PersonId | null; demo?: boolean },
): Promise<Uuid> {
  const id = newId();
  await insertFlow(tx, { id, name, draft: graph, demo, by });
  return id;
}
