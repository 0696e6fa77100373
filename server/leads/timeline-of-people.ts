import type { NodeGroup } from "../../node-catalog/kit/define-node.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { SECOND } from "../../node-catalog/kit/time.ts";
import { say, sayBecause, type Speech } from "../catalog/say-because.ts";
import type { TimelineEntry } from "./contract.ts";
import type { AssignmentRow, DealRow, LeadEventRow, TaskRow } from "./lead-detail-queries.ts";
import type { TakenAway } from "../reminders/reminder-queries.ts";
import { sayContact } from "./say-contact.ts";
import type { Entry } from "./timeline-entry.ts";

/** A lead given to somebody, and how that ended where the next entry does not say it. */
export function entriesOfAssignment(row: AssignmentRow, all: readonly AssignmentRow[], speech: Speech): Entry[] {
  const { id, personId, nodeType, acceptedAt, endedAt } = row;
  const isOffer = row.state === "offered";
  const entry = (at: Date, kind: string, title: string, group: NodeGroup = "assign"): Entry => ({
    at: at.getTime(),
    kind,
    title: say(title, { person: personId }, speech),
    sentence: "",
    group,
    by: named(personId, speech),
    data: { assignmentId: id, personId },
  });
  const given: Entry = {
    ...entry(row.at, isOffer ? "offered" : "assigned", isOffer ? "Offered to {person}" : "Given to {person}"),
    sentence: sayBecause(row.because, speech, nodeType ?? undefined),
    group: (nodeType && speech.catalog.newest(nodeType)?.group) || "assign",
    by: named(row.byPersonId, speech),
  };
  return [
    given,
    ...(acceptedAt ? [entry(acceptedAt, "accepted", "{person} accepted")] : []),
    ...(endedAt && row.state === "expired"
      ? [entry(endedAt, "expired", "{person} did not answer in time", "wait")]
      : []),
    ...(endedAt && row.state === "released" && !isFollowed(endedAt, all)
      ? [entry(endedAt, "released", "No longer with {person}")]
      : []),
  ];
}

/** Somebody else got it in the same moment, and that entry says so. */
function isFollowed(endedAt: Date, all: readonly AssignmentRow[]): boolean {
  return all.some(({ at }) => Math.abs(at.getTime() - endedAt.getTime()) < SECOND);
}

interface Words {
  readonly title: string;
  readonly sentence: string;
  readonly group: NodeGroup;
}

/** What people do with a lead, by the kind of its event; kinds that another entry tells are not here. */
const EVENTS: Readonly<Record<string, Words>> = {
  contact: { title: "{person} {contact}", sentence: "{note}", group: "act" },
  note: { title: "Note by {person}", sentence: "{text}", group: "act" },
  declined: { title: "{person} passed it on", sentence: "{reason}", group: "escalate" },
  objection: { title: "{person} says it is wrong for them", sentence: "{reason}", group: "escalate" },
  attempt: { title: "{person} is getting in touch", sentence: "", group: "act" },
  refunded: { title: "The turn of {person} was given back", sentence: "{reason}", group: "assign" },
  closed: { title: "{person} closed it", sentence: "{reason}", group: "end" },
};

export function entryOfEvent({ id, kind, personId, assignmentId, data, at }: LeadEventRow, speech: Speech): Entry[] {
  const words = Object.hasOwn(EVENTS, kind) ? EVENTS[kind] : undefined;
  if (!words) return [];
  const values = { ...data, person: personId, contact: kind === "contact" ? sayContact(data) : null };
  return [
    {
      at: at.getTime(),
      kind,
      title: say(words.title, values, speech),
      sentence: say(words.sentence, values, speech),
      group: words.group,
      by: named(personId, speech),
      data: { ...(data as TimelineEntry["data"]), eventId: id, assignmentId },
    },
  ];
}

/** A task that a person made (a flow's is told by its step), and its end. */
export function entriesOfTask({ id, personId, runId, title, state, createdAt, closedAt }: TaskRow, speech: Speech) {
  const entry = (at: Date, heading: string, end: string): Entry => ({
    at: at.getTime(),
    kind: "task",
    title: say(heading, { person: personId }, speech),
    sentence: title.charAt(0).toLocaleUpperCase("en") + title.slice(1),
    group: "act",
    by: named(personId, speech),
    data: { taskId: id, state: end },
  });
  return [
    ...(runId === null ? [entry(createdAt, "Task for {person}", "open")] : []),
    ...(closedAt && state === "done" ? [entry(closedAt, "Task done", "done")] : []),
  ];
}

export function entryOfDeal({ id, runId, title, stage, createdAt }: DealRow): Entry[] {
  if (runId !== null) return [];
  const at = createdAt.getTime();
  return [
    { at, kind: "deal", title: "Deal created", sentence: title, group: "act", by: null, data: { dealId: id, stage } },
  ];
}

/** A reminder is for whoever made it: it does not go on with the lead. What it said stays theirs. */
export function entryOfTakenAway({ assignmentId, personId, count, at }: TakenAway, speech: Speech): Entry {
  return {
    at: at.getTime(),
    kind: "reminder",
    title: say(
      count === 1 ? "Reminder of {person} ended" : "Reminders of {person} ended",
      { person: personId },
      speech,
    ),
    sentence: "The lead is not with them any more",
    group: "act",
    by: null,
    data: { assignmentId, count },
  };
}

function named(id: PersonId | null, { names }: Speech): TimelineEntry["by"] {
  return id === null ? null : { id, name: names.get(id) ?? "Somebody" };
}
