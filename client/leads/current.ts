import type { LeadDetail } from "../../server/leads/contract.ts";

export type Assignment = LeadDetail["assignments"][number];

/** The assignment that is offered or owned now. */
export function currentAssignment({ assignments }: LeadDetail): Assignment | undefined {
  return assignments.find(({ state }) => state === "offered" || state === "owned");
}

export interface Deadline {
  readonly until: string;
  /** "Make contact", "Accept it" */
  readonly words: string;
  /** Whether the flow watches for contact, so that reaching them ends it. */
  readonly isContact: boolean;
}

/** What must happen next and by when: what the flow waits for, else the first open task. */
export function deadlineOf(lead: LeadDetail): Deadline | undefined {
  const current = currentAssignment(lead);
  if (!current || lead.status === "closed") return undefined;
  const waiting = lead.runs
    .map(({ waitingFor }) => waitingFor)
    .find((wait) => wait !== null && wait.subject === current.id && wait.until !== null);
  if (waiting?.until) {
    const isContact = waiting.kind === "contact";
    return { until: waiting.until, words: isContact ? "Make contact" : "Answer", isContact };
  }
  const task = openTasks(lead).find(({ dueAt }) => dueAt !== null);
  return task?.dueAt ? { until: task.dueAt, words: task.title, isContact: false } : undefined;
}

/** Tasks still to be done, the next one first. */
export function openTasks({ tasks }: LeadDetail) {
  return tasks.filter(({ state }) => state === "open" || state === "overdue").toSorted((a, b) => dueMs(a) - dueMs(b));
}

/** What has no deadline comes last; a finite number, because Infinity minus itself is no order. */
const dueMs = ({ dueAt }: LeadDetail["tasks"][number]) =>
  dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt);
