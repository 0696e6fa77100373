import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";
import { notInBecause } from "../people/contract.ts";
import { leadRow, taskView } from "../leads/contract.ts";

/** A lead in a rep's hands, with all that a card on the phone says. */
export const inboxItem = z.object({
  assignmentId: uuid,
  state: z.enum(["offered", "owned"]),
  /** Not accepted yet: it stands on top with its countdown. */
  isNew: z.boolean(),
  ver: z.number().int(),
  at: isoTime,
  acceptedAt: isoTime.nullable(),
  /** Why me, in one sentence. */
  why: z.string(),
  /** What was tried already by those who had it before, one sentence each. */
  before: z.array(z.string()),
  /** Answer or reach them by then; the deadline that the flow watches, else the task's. */
  dueAt: isoTime.nullable(),
  /** When the time began to run: with dueAt the ring on the card. */
  dueSince: isoTime.nullable(),
  held: z.boolean(),
  lead: leadRow.extend({ localTime: z.object({ timeZone: z.string(), place: z.string() }).nullable() }),
  tasks: z.array(taskView),
});
export type InboxItem = z.infer<typeof inboxItem>;

export const notificationView = z.object({
  id: uuid,
  text: z.string(),
  alarm: z.boolean(),
  leadId: uuid.nullable(),
  /** It is about why this assignment was made. */
  assignmentId: uuid.nullable(),
  at: isoTime,
  seenAt: isoTime.nullable(),
  /** What has ended an alarm since: somebody has the lead, or it is closed; null: it is true still, or no alarm. */
  over: z.object({ code: z.enum(["taken", "closed"]), repName: z.string().nullable(), at: isoTime }).nullable(),
});
export type NotificationView = z.infer<typeof notificationView>;

/** A lead that went to somebody else, or back to a list, in the last day, without the person's doing. */
export const goneView = z.object({
  assignmentId: uuid,
  leadName: z.string(),
  at: isoTime,
  /** "You did not reach the customer in time, and Bob Adler was next in turn" */
  sentence: z.string(),
});
export type GoneView = z.infer<typeof goneView>;

export const inboxReply = z.object({
  data: z.array(inboxItem),
  nextCursor: z.string().nullable(),
  /** What left my hands lately, the latest first: a lead must not vanish without a word. */
  gone: z.array(goneView),
  /** Leads on the waiting lists of my teams that I could claim. */
  claimable: z.array(leadRow.extend({ waitingSince: isoTime, teamName: z.string() })),
  /** All that wait; `claimable` is the first of them. */
  claimableCount: z.int(),
  notifications: z.array(notificationView),
  /** All messages not seen yet; `notifications` is the newest of them. */
  unseenCount: z.int(),
  me: z.object({
    id: uuid,
    name: z.string(),
    isIn: z.boolean(),
    until: isoTime.nullable(),
    /** Why no lead comes now; `holiday` is its local name. */
    because: notInBecause.nullable(),
    holiday: z.string().nullable(),
    awayUntil: isoTime.nullable(),
  }),
  /** The server's clock, for countdowns. */
  now: isoTime,
});
export type InboxReply = z.infer<typeof inboxReply>;
export const inboxQuery = pageQuery.extend({ onBehalfOf: uuid.optional() });
