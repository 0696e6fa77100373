import type { Speech } from "../catalog/say-because.ts";
import { sayStep } from "../catalog/say-step.ts";
import type { RunView } from "../runs/contract.ts";
import type { TimelineEntry } from "./contract.ts";
import type { AssignmentRow, DealRow, InquiryRow, LeadEventRow, StepRow, TaskRow } from "./lead-detail-queries.ts";
import type { TakenAway } from "../reminders/reminder-queries.ts";
import type { Entry } from "./timeline-entry.ts";
import {
  entryOfDeal,
  entriesOfAssignment,
  entriesOfTask,
  entryOfEvent,
  entryOfTakenAway,
} from "./timeline-of-people.ts";

export interface History {
  readonly inquiries: readonly InquiryRow[];
  readonly steps: readonly StepRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly events: readonly LeadEventRow[];
  readonly tasks: readonly TaskRow[];
  readonly deals: readonly DealRow[];
  readonly remindersTakenAway: readonly TakenAway[];
  readonly runs: readonly RunView[];
}

/**
 * All that happened to a lead, by flows and by people, as one list in order of time, newest last. At the same moment what
 * came in stands before what a flow did about it, and that before what people did.
 */
export function timeline(history: History, speech: Speech): TimelineEntry[] {
  const entries: Entry[] = [
    ...history.inquiries.map((inquiry, index, [first]) => entryOfInquiry(inquiry, index === 0 ? undefined : first)),
    ...entriesOfSteps(history, speech),
    ...entriesOfAssignments(history, speech),
    ...withoutOvertaken(history.events).flatMap((row) => entryOfEvent(row, speech)),
    ...history.tasks.flatMap((row) => entriesOfTask(row, speech)),
    ...history.deals.flatMap((row) => entryOfDeal(row)),
    ...history.remindersTakenAway.map((row) => entryOfTakenAway(row, speech)),
    ...history.runs.flatMap(entryOfStop),
  ];
  return entries
    .toSorted((a, b) => a.at - b.at || seqOf(a) - seqOf(b))
    .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
}

/** What came in stands before the path that it began, and what people did after it. */
function seqOf({ kind, seq }: Entry): number {
  return seq ?? (kind === "came-in" ? 0 : Number.MAX_SAFE_INTEGER);
}

/** Somebody who reached for the phone and then wrote down how it went did one thing, not two. */
function withoutOvertaken(events: readonly LeadEventRow[]): LeadEventRow[] {
  return events.filter(
    ({ kind, assignmentId }, index) =>
      kind !== "attempt" ||
      !events.slice(index + 1).some((later) => later.kind === "contact" && later.assignmentId === assignmentId),
  );
}

/** @param first the one before all others; none: it is that */
function entryOfInquiry(inquiry: InquiryRow, first: InquiryRow | undefined): Entry {
  const { id, source, message, at } = inquiry;
  const who = first && otherName(inquiry, first);
  return {
    at: at.getTime(),
    kind: first ? "inquiry" : "came-in",
    title: first ? (who ? `Asked again as ${who}` : "Asked again") : "Came in",
    sentence: first && message ? `${source.name}: “${message}”` : source.name,
    group: "intake",
    by: null,
    data: { inquiryId: id, sourceId: source.id },
  };
}

/** Somebody else may call from the same number, or write from the same address: both are one lead, and must not look like one person. */
function otherName({ name, email }: InquiryRow, first: InquiryRow): string {
  return [name !== first.name && name, email !== first.email && email].filter(Boolean).join(", ");
}

/** What a step of such a type is called when programs read the timeline. */
const KINDS: Readonly<Record<string, string>> = {
  "create-task": "task",
  "create-deal": "deal",
  "to-queue": "waiting-list",
};

/**
 * Steps, without those that another entry tells better: the start (the inquiry does), the handing-over (the assignment
 * does), and a wait that is over (its end does).
 */
function entriesOfSteps({ steps, assignments }: History, speech: Speech): Entry[] {
  const handedOver = new Set(assignments.map(({ runId, nodeId, visit }) => visitKey(runId, nodeId, visit)));
  return steps.flatMap((step, index) => {
    const { title, group, isStart, sentence } = sayStep(step, speech);
    const isOver = step.exit === null && steps[index + 1]?.runId === step.runId;
    if (isStart || isOver || handedOver.has(visitKey(step.runId, step.nodeId, step.visit))) return [];
    const { runId, seq, nodeId, type, exit } = step;
    const kind = exit === "waiting-list" ? "waiting-list" : (KINDS[type] ?? "step");
    return { at: step.at, seq, kind, title, sentence, group, by: null, data: { runId, seq, nodeId, type, exit } };
  });
}

function entriesOfAssignments({ steps, assignments }: History, speech: Speech): Entry[] {
  const seqs = new Map(steps.map(({ runId, nodeId, visit, seq }) => [visitKey(runId, nodeId, visit), seq]));
  return assignments.flatMap((row) => {
    const [given, ...ends] = entriesOfAssignment(row, assignments, speech);
    return [{ ...given!, seq: seqs.get(visitKey(row.runId, row.nodeId, row.visit)) }, ...ends];
  });
}

const visitKey = (...parts: readonly unknown[]): string => parts.join();

function entryOfStop({ id, status, nodeId, error, updatedAt }: RunView): Entry[] {
  if (status !== "failed") return [];
  return [
    {
      at: Date.parse(updatedAt),
      kind: "stopped",
      title: "Stopped, needs attention",
      sentence: error?.message ?? "",
      group: "escalate",
      by: null,
      data: { runId: id, nodeId },
    },
  ];
}
