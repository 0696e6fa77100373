import { z } from "zod";
import { contactChannel, contactOutcome, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, onBehalfOf } from "../http/contract.ts";

export const acceptRequest = z.object({ onBehalfOf }).default({});
export const declineRequest = z.object({ reason: z.string().trim().min(1).max(500), onBehalfOf });
export const contactRequest = z.object({
  channel: contactChannel,
  outcome: contactOutcome,
  note: z.string().trim().max(4000).optional(),
  onBehalfOf,
});
/** Tapping call or write: the deadline holds once, for at most ten minutes. */
export const attemptRequest = z.object({ channel: contactChannel, onBehalfOf });

export const refundRequest = z.object({ reason: z.string().trim().min(1).max(500) });
export const refundReply = z.object({
  assignmentId: uuid,
  repId: uuid,
  /** excused: they had passed it on or not answered; bad-lead: the lead was no good. */
  as: z.enum(["excused", "bad-lead"]),
});
export type RefundReply = z.infer<typeof refundReply>;

export const assignmentReply = z.object({
  id: uuid,
  leadId: uuid,
  repId: uuid,
  state: z.string(),
  acceptedAt: isoTime.nullable(),
  /** Reach them by then, where somebody waits for it. */
  dueAt: isoTime.nullable(),
});
export type AssignmentReply = z.infer<typeof assignmentReply>;

/** The facts of a 409: what happened instead, and who has it now. */
export const tooLate = z.object({
  happened: z.string(),
  at: isoTime.nullable(),
  owner: z.object({ id: uuid, name: z.string() }).nullable(),
});

/** "Wrong for me, because…" */
export const objectionRequest = z.object({ reason: z.string().trim().min(1).max(500), onBehalfOf });
export const objectionReply = z.object({ id: uuid, toldTo: z.array(z.object({ id: uuid, name: z.string() })) });
export type ObjectionReply = z.infer<typeof objectionReply>;
