import { z } from "zod";
import { regionCode, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";
import { leadRow } from "../leads/contract.ts";

export const ATTENTION_KINDS = ["overdue", "waiting-list", "stopped", "no-flow", "objection", "review"] as const;

/** A lead that somebody must look at, worst first. */
export const attentionItem = z.object({
  kind: z.enum(ATTENTION_KINDS),
  lead: leadRow,
  since: isoTime,
  /** Where it is stuck and why, in one sentence. */
  sentence: z.string(),
  run: z.object({ id: uuid, flowId: uuid, flowName: z.string(), nodeId: z.string() }).nullable(),
  team: z.object({ id: uuid, name: z.string() }).nullable(),
  /** The one that somebody says is wrong for them. */
  assignmentId: uuid.nullable(),
  /** The company of which somebody must say where it belongs: one entry for each, with its lead that waits the longest. */
  review: z
    .object({
      accountId: uuid,
      company: z.string(),
      choices: z.array(z.object({ label: z.string(), region: regionCode, isTheirs: z.boolean() })),
    })
    .nullable(),
});
export type AttentionItem = z.infer<typeof attentionItem>;
export const attentionQuery = pageQuery.extend({ kind: z.enum(ATTENTION_KINDS).optional() });
export const attentionReply = z.object({
  data: z.array(attentionItem),
  nextCursor: z.string().nullable(),
  counts: z.record(z.enum(ATTENTION_KINDS), z.number().int()),
});
export type AttentionReply = z.infer<typeof attentionReply>;
