import { canonicalJson } from "../../engine/canonical-json.ts";
import type { Tx } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { lockFlow, updateDraft } from "./flows-store.ts";
import { staleRevision } from "./revision.ts";

/**
 * Replaces the draft that the caller saw. A drawing that is there already counts as saved, whatever revision was seen: an
 * answer that got lost on the way must not look like somebody else's change.
 *
 * @returns the revision of the draft now
 * @throws AppError `stale-revision` (409); nothing is overwritten then
 */
export async function saveDraft(
  tx: Tx,
  id: Uuid,
  { graph, seen, by }: { readonly graph: Graph; readonly seen: number; readonly by: PersonId | null },
): Promise<number> {
  const flow = await lockFlow(tx, id);
  if (canonicalJson(flow.draft) === canonicalJson(graph)) return flow.revision;
  if (flow.revision !== seen) throw staleRevision(flow);
  return updateDraft(tx, id, graph, by);
}
