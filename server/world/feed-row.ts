import type { OpenWait } from "../../engine/burst.ts";
import type { Change } from "../../engine/world.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";

/** What live screens need of a change; names and sentences are put in by the reader. */
export interface FeedRow {
  readonly kind: "run";
  readonly run_id: string;
  readonly flow_id: string;
  readonly lead_id: string;
  readonly person_ids: readonly string[];
  /** Which row of the run's steps it tells of. */
  readonly first_seq: number | null;
  readonly payload: FeedPayload;
  readonly at: string;
}

export interface FeedPayload {
  readonly version: number;
  readonly leadName: string;
  readonly status: string;
  readonly nodeId: string;
  /** Epoch milliseconds. */
  readonly waitingUntil: number | null;
}

export function feedRow(change: Change, { teams }: SharedFacts): FeedRow {
  const { run, subject, steps, wait, at } = change;
  return {
    kind: "run",
    run_id: run.id,
    flow_id: run.flowId,
    lead_id: run.subjectId,
    person_ids: touchedPeople(change, teams),
    first_seq: steps[0]?.seq ?? null,
    payload: {
      version: run.version,
      leadName: subject.lead.name,
      status: run.status,
      nodeId: run.nodeId,
      waitingUntil: wait && expectedEnd(wait),
    },
    at: new Date(at).toISOString(),
  };
}

/** The deadline of a list that opens by itself is when its leader is told; what people want to know is when it opens. */
function expectedEnd({ kind, until, memo }: OpenWait): number | null {
  if (kind !== "opening") return until;
  return typeof memo?.["opens"] === "number" ? memo["opens"] : null;
}

/** Everybody whose inbox looks different now. */
function touchedPeople({ before, subject, effects }: Change, teams: SharedFacts["teams"]): string[] {
  const known = new Set(before.assignments.map(({ id }) => id));
  // Also whoever got it and lost it again within the batch: what people have to do is kept by what is told here.
  const holding = [...before.assignments, ...subject.assignments].filter(
    ({ id, state }) => state === "offered" || state === "owned" || !known.has(id),
  );
  const told = effects.flatMap((effect) => {
    if (effect.type === "notify") return effect.to;
    if (effect.type === "joinWaitingList") return effect.alarm;
    return effect.type === "createTask" ? [effect.personId] : [];
  });
  // Whoever is in the team sees its waiting list.
  const lists = before.waitingList === subject.waitingList ? [] : [before.waitingList, subject.waitingList];
  const members = lists.flatMap((teamId) => (teamId && teams[teamId]?.members) || []);
  return [...new Set([...[...holding, ...members].map(({ personId }) => personId), ...told])];
}
