import type { Queryable } from "../../engine/database.ts";
import type { Step } from "../../engine/burst.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn, type Speech } from "../catalog/say-because.ts";
import { sayStep } from "../catalog/say-step.ts";
import type { InboxEvent, RunEvent, StepEvent } from "./contract.ts";
import type { FeedEntry } from "./feed-queries.ts";

/** A message for everybody who watches a topic. */
export type LiveMessage =
  | { readonly event: "step"; readonly data: StepEvent }
  | { readonly event: "run"; readonly data: RunEvent }
  | { readonly event: "inbox"; readonly data: InboxEvent };

/** A program without a person behind it: sentences in the company's zone that say "Ann" and never "you". */
const EVERYBODY = { kind: "key", id: "", scopes: [] } as const;

/**
 * Turns entries of the feed into messages, each for one topic, in the order in which they happened. Several states of one run
 * in one reading become the last one; so do several changes of one inbox.
 */
export async function sayEntries(
  db: Queryable,
  catalog: Catalog,
  entries: readonly FeedEntry[],
): Promise<LiveMessage[]> {
  const steps = entries.flatMap(({ steps: taken }) => taken ?? []);
  const speech = await loadSpeech(
    db,
    catalog,
    EVERYBODY,
    steps.flatMap(({ because }) => idsIn(because)),
  );
  const latest = new Map<string, LiveMessage>();
  const messages: LiveMessage[] = [];
  for (const entry of entries) {
    messages.push(...stepMessages(entry, speech));
    for (const message of stateMessages(entry)) latest.set(keyOf(message), message);
  }
  return [...messages, ...latest.values()];
}

function keyOf({ event, data }: LiveMessage): string {
  return `${event} ${data.topic} ${"runId" in data ? data.runId : data.leadId}`;
}

function topicsOf({ runId, flowId }: FeedEntry): string[] {
  return [...(runId ? [`run:${runId}`] : []), ...(flowId ? [`flow:${flowId}`] : [])];
}

function stepMessages(entry: FeedEntry, speech: Speech): LiveMessage[] {
  const { payload, steps, runId, flowId, leadId } = entry;
  if (!runId || !flowId || !leadId) return [];
  return (steps ?? []).flatMap((step) =>
    topicsOf(entry).map((topic) => ({
      event: "step",
      data: {
        ...sayLive(step, speech),
        topic,
        runId,
        flowId,
        leadId,
        version: payload.version ?? 0,
        leadName: payload.leadName ?? "",
      },
    })),
  );
}

export function sayLive({ seq, nodeId, type, exit, because, at }: Omit<Step, "visit">, speech: Speech) {
  const { sentence } = sayStep({ type, exit, because }, speech);
  return { seq, nodeId, type, exit, because, sentence, at: new Date(at).toISOString() };
}

function stateMessages(entry: FeedEntry): LiveMessage[] {
  const { payload, runId, flowId, leadId, personIds, kind } = entry;
  const inbox: LiveMessage[] = [...personIds.map((id) => `rep:${id}`), ...attentionTopics(entry)].map((topic) => ({
    event: "inbox",
    data: { topic, leadId, assignmentId: payload.assignmentId ?? null, change: payload.change ?? kind },
  }));
  if (!runId || !flowId || !leadId) return inbox;
  const { status = "", nodeId = "", waitingUntil = null, leadName = "" } = payload;
  const until = waitingUntil === null ? null : new Date(waitingUntil).toISOString();
  const runs: LiveMessage[] = topicsOf(entry).map((topic) => ({
    event: "run",
    data: { topic, runId, flowId, leadId, leadName, status, nodeId, waitingUntil: until },
  }));
  return [...runs, ...inbox];
}

/** Managers watch what needs attention: whatever changes a lead may add to that list or take from it. */
const attentionTopics = ({ leadId }: FeedEntry): string[] => (leadId ? ["attention"] : []);
