import { z } from "zod";
import {
  assignmentState,
  companySize,
  fieldValue,
  json,
  leadStatus,
  taskState,
  uuid,
} from "../../node-catalog/kit/domain.ts";
import { isoTime, onBehalfOf, pageQuery } from "../http/contract.ts";
import { becauseView, runView } from "../runs/contract.ts";

const named = z.object({ id: uuid, name: z.string() });

export const leadRow = z.object({
  id: uuid,
  name: z.string(),
  company: z.string().nullable(),
  companySize: companySize.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  country: z.string().nullable(),
  product: z.string().nullable(),
  value: z.number().nullable(),
  message: z.string().nullable(),
  status: leadStatus,
  owner: named.nullable(),
  source: named,
  demo: z.boolean(),
  test: z.boolean(),
  createdAt: isoTime,
  reachedAt: isoTime.nullable(),
});
export type LeadRow = z.infer<typeof leadRow>;

export const assignmentView = z.object({
  id: uuid,
  repId: uuid,
  repName: z.string(),
  state: assignmentState,
  at: isoTime,
  acceptedAt: isoTime.nullable(),
  endedAt: isoTime.nullable(),
  because: becauseView,
  sentence: z.string(),
});
export const taskView = z.object({
  id: uuid,
  leadId: uuid,
  repId: uuid,
  title: z.string(),
  dueAt: isoTime.nullable(),
  state: taskState,
});
export type TaskView = z.infer<typeof taskView>;

export const dealView = z.object({
  id: uuid,
  title: z.string(),
  value: z.number().nullable(),
  currency: z.string(),
  stage: z.string(),
  createdAt: isoTime,
});
export const inquiryView = z.object({ id: uuid, source: named, message: z.string().nullable(), at: isoTime });

/** One thing that happened to a lead, by a flow or by a person, newest last. */
export const timelineEntry = z.object({
  at: isoTime,
  /** came-in, inquiry, step, assigned, accepted, declined, expired, released, contact, note, task, deal, waiting-list, closed, stopped … */
  kind: z.string(),
  /** What happened, in a few words, with names. */
  title: z.string(),
  /** Why or how, in one sentence; may be empty. */
  sentence: z.string(),
  /** The sign to show: a node group. */
  group: z.string(),
  by: named.nullable(),
  data: z.record(z.string(), json),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const leadDetail = leadRow.extend({
  consent: json.nullable(),
  fields: z.record(z.string(), fieldValue),
  /** What time it is where the person probably is; null where nothing tells. */
  localTime: z.object({ timeZone: z.string(), place: z.string() }).nullable(),
  waitingList: named.nullable(),
  /** The company by the domain of the e-mail, with who looks after it; null where the e-mail names none. */
  account: z.object({ id: uuid, domain: z.string(), owner: named.nullable() }).nullable(),
  attention: z.object({ code: z.string(), since: isoTime, sentence: z.string() }).nullable(),
  assignments: z.array(assignmentView),
  tasks: z.array(taskView),
  deals: z.array(dealView),
  inquiries: z.array(inquiryView),
  runs: z.array(runView),
  timeline: z.array(timelineEntry),
});
export type LeadDetail = z.infer<typeof leadDetail>;

export const leadQuery = pageQuery.extend({
  status: leadStatus.optional(),
  ownerId: uuid.optional(),
  sourceId: uuid.optional(),
  flowId: uuid.optional(),
  accountId: uuid.optional(),
  /** Name, company, e-mail or phone contain this. */
  search: z.string().trim().max(100).optional(),
});

export const assignRequest = z.object({ repId: uuid, reason: z.string().trim().min(1).max(500) });
export const claimRequest = z.object({ onBehalfOf });
export const noteRequest = z.object({ text: z.string().trim().min(1).max(4000), onBehalfOf });
export const closeRequest = z.object({ reason: z.string().trim().min(1).max(500), onBehalfOf });
/** Ask the flow that takes this source now to take a lead that none took. */
export const sendToFlowReply = z.object({ runId: uuid });
