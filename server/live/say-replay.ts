import type { Step } from "../../engine/burst.ts";
import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn } from "../catalog/say-because.ts";
import type { ReplayedRun } from "./replay-queries.ts";
import { type LiveMessage, sayLive } from "./say-entries.ts";

/** Steps that somebody has missed, as the messages that they would have got. */
export async function sayReplay(
  db: Queryable,
  catalog: Catalog,
  topic: string,
  { id: runId, flowId, version, leadId, leadName }: ReplayedRun,
  steps: readonly Step[],
): Promise<LiveMessage[]> {
  const reader = { kind: "key", id: "", scopes: [] } as const;
  const speech = await loadSpeech(
    db,
    catalog,
    reader,
    steps.flatMap(({ because }) => idsIn(because)),
  );
  return steps.map((step) => ({
    event: "step",
    data: { ...sayLive(step, speech), topic, runId, flowId, leadId, version, leadName },
  }));
}
