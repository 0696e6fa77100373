import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { stepView } from "../runs/contract.ts";

/** "run:ID", "flow:ID", "rep:ID", and "attention" and "editor:ID" (of a flow) for managers. */
export const topic = z
  .string()
  .regex(/^(run|flow|rep|editor):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^attention$/, "Unknown topic");

/** The database counts steps in 32 bits. */
const LAST_SEQ = 2 ** 31 - 1;

/** What the client sends: `socket.emit("watch", request, reply => …)`. */
export const watchRequest = z.object({
  topic,
  /** For a run: the last `seq` seen; steps after it come first. For others: the last cursor seen. */
  after: z.union([z.number().int().min(0).max(LAST_SEQ), z.string().max(2500)]).optional(),
});
export const watchReply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), cursor: z.string().optional() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** Event "step": one lead passed one node. In order and without gaps per run. */
export const stepEvent = stepView.extend({
  topic,
  runId: uuid,
  flowId: uuid,
  version: z.number().int(),
  leadId: uuid,
  leadName: z.string(),
});
export type StepEvent = z.infer<typeof stepEvent>;

/** Event "run": where a run stands now. */
export const runEvent = z.object({
  topic,
  runId: uuid,
  flowId: uuid,
  leadId: uuid,
  leadName: z.string(),
  status: z.string(),
  nodeId: z.string(),
  waitingUntil: z.string().nullable(),
});
export type RunEvent = z.infer<typeof runEvent>;

/** Event "inbox": something changed for this rep; the client reads the inbox again. */
export const inboxEvent = z.object({
  topic,
  leadId: uuid.nullable(),
  assignmentId: uuid.nullable(),
  change: z.string(),
});
export type InboxEvent = z.infer<typeof inboxEvent>;

/** Event "here": who has a flow's editor open now, each person once, whoever hears it, too. */
export const hereEvent = z.object({ topic, people: z.array(z.object({ id: uuid, name: z.string() })) });
export type HereEvent = z.infer<typeof hereEvent>;

/** Event "still-here": asks a screen with an open editor to acknowledge, every two seconds. */

/** Event "cursor": everything up to here has been sent; the newest one is the `after` of the next watch. */
export const cursorEvent = z.object({ cursor: z.string() });
export type CursorEvent = z.infer<typeof cursorEvent>;

/** Event "resync": the cursor is too old; read everything again. */
