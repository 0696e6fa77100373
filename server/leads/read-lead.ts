import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { LeadId } from "../../node-catalog/kit/domain.ts";
import { sayNotTaken } from "../attention/say-attention.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn, sayBecause, type Speech } from "../catalog/say-because.ts";
import type { Actor } from "../http/route.ts";
import { readTakenAway } from "../reminders/reminder-queries.ts";
import { listRuns } from "../runs/run-queries.ts";
import type { LeadDetail, LeadRow } from "./contract.ts";
import {
  readAssignments,
  readDeals,
  readInquiries,
  readLeadEvents,
  readMoreOfLead,
  readSteps,
  readTaskHistory,
  type AssignmentRow,
  type MoreOfLead,
} from "./lead-detail-queries.ts";
import { readLeadRows } from "./lead-row-queries.ts";
import { localTime } from "./local-time.ts";
import { readTasks } from "./task-queries.ts";
import { timeline, type History } from "./timeline.ts";

/** A lead has one path per flow that took it; more than these belong to no page. */
const RUNS = 50;

/** Everything about one lead, in words for this caller; undefined when there is none. Says nothing about who may see it. */
export async function readLead(
  db: Queryable,
  catalog: Catalog,
  actor: Actor,
  id: LeadId,
): Promise<LeadDetail | undefined> {
  const [rows, more, tasks, history] = await Promise.all([
    readLeadRows(db, [id]),
    readMoreOfLead(db, id),
    readTasks(db, [id]),
    readHistory(db, id),
  ]);
  const row = rows.get(id);
  if (!row || !more) return undefined;
  const speech = await loadSpeech(db, catalog, actor, [more.waitingList, ...idsOf(history)]);
  return {
    ...row,
    consent: more.consent,
    fields: more.fields,
    localTime: localTime(row, speech.now),
    waitingList:
      more.waitingList === null ? null : { id: more.waitingList, name: speech.names.get(more.waitingList) ?? "" },
    account: more.account,
    attention: attentionOf(row, more, history, speech),
    assignments: history.assignments.map((assignment) => viewOf(assignment, speech)),
    tasks,
    deals: history.deals.map((deal) => ({ ...deal, createdAt: deal.createdAt.toISOString() })),
    inquiries: history.inquiries.map(({ id, source, message, at }) => ({ id, source, message, at: at.toISOString() })),
    runs: [...history.runs],
    timeline: timeline(history, speech),
  };
}

async function readHistory(db: Queryable, id: LeadId): Promise<History> {
  const [inquiries, steps, assignments, events, tasks, deals, remindersTakenAway, runs] = await Promise.all([
    readInquiries(db, id),
    readSteps(db, id),
    readAssignments(db, id),
    readLeadEvents(db, id),
    readTaskHistory(db, id),
    readDeals(db, id),
    readTakenAway(db, id),
    listRuns(db, { leadId: id, limit: RUNS }, null),
  ]);
  return { inquiries, steps, assignments, events, tasks, deals, remindersTakenAway, runs: runs.data.toReversed() };
}

function idsOf({ steps, assignments, events, tasks }: History) {
  return [
    ...steps.flatMap(({ because }) => idsIn(because)),
    ...assignments.flatMap(({ personId, byPersonId, because }) => [personId, byPersonId, ...idsIn(because)]),
    ...events.flatMap(({ personId, data }) => [personId, ...idsIn(data)]),
    ...tasks.map(({ personId }) => personId),
  ];
}

function viewOf({ id, personId, state, because, nodeType, ...row }: AssignmentRow, speech: Speech) {
  return {
    id,
    repId: personId,
    repName: speech.names.get(personId) ?? "",
    state,
    at: row.at.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    because,
    sentence: sayBecause(because, speech, nodeType ?? undefined),
  };
}

function attentionOf(row: LeadRow, more: MoreOfLead, { runs }: History, speech: Speech): LeadDetail["attention"] {
  if (row.status !== "attention" || !more.attentionSince) return null;
  const code = more.attentionCode ?? "unknown";
  const stopped = runs.findLast(({ status }) => status === "failed");
  const sentence = stopped?.error?.message ?? sayNotTaken(code, row.source.name, speech);
  return { code, since: more.attentionSince.toISOString(), sentence };
}
