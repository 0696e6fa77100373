import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

/** What is no longer as it was when somebody goes, in a sentence with the mend. */
export const breakage = z.object({
  code: z.enum(["flow-names-person", "last-member", "leads-team", "backs-up", "only-admin"]),
  /** Must be mended first: it cannot be done before. */
  blocks: z.boolean(),
  text: z.string(),
});
export type Breakage = z.infer<typeof breakage>;

/** `GET /reps/{id}/open-leads-summary` */
export const openLeadsSummary = z.object({
  open: z.number().int(),
  /** With a deadline that ends today where they are, or has ended. */
  dueToday: z.number().int(),
  /** Nobody has tried to reach them yet. */
  uncontacted: z.number().int(),
  /** "7 open leads, 2 due today" */
  text: z.string(),
  backup: z.object({ id: uuid, name: z.string(), isIn: z.boolean(), until: isoTime.nullable() }).nullable(),
  breaks: z.array(breakage),
});
export type OpenLeadsSummary = z.infer<typeof openLeadsSummary>;

/** `POST /reps/{id}/hand-over`: to the next by each lead's own rules, to the backup, or to one person (not for reps). */
export const handOverRequest = z.object({
  to: z.union([z.enum(["keep", "next", "backup"]), uuid]),
  /** true: says what would be done, and does nothing. */
  preview: z.boolean().default(false),
  reason: z.string().trim().min(1).max(500).optional(),
});
export type HandOverRequest = z.infer<typeof handOverRequest>;

export const handOverReply = z.object({
  preview: z.boolean(),
  /** "5 leads to Bob, 2 leads to Cem" */
  text: z.string(),
  /** Not looked at this time, because they are more than can be handed over at once: do it again. */
  left: z.number().int(),
  leads: z.array(
    z.object({
      leadId: uuid,
      name: z.string(),
      company: z.string().nullable(),
      /** The deadline before. */
      dueAt: isoTime.nullable(),
      /** null: stays where it is, or goes to the waiting list; `why` says which. */
      to: z.object({ id: uuid, name: z.string() }).nullable(),
      why: z.string(),
    }),
  ),
});
export type HandOverReply = z.infer<typeof handOverReply>;

/** `POST /teams/{id}/what-breaks`: before members or the leader are changed. */
export const teamBreaksRequest = z.object({
  memberIds: z.array(uuid).max(1000).optional(),
  leaderId: uuid.nullable().optional(),
});
export const teamBreaksReply = z.object({ breaks: z.array(breakage) });
