import { z } from "zod";
import { ENTRY_REASONS } from "../../node-catalog/assignment/ledger.ts";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";

const MOST_TURNS = 10;
const SOME_TURNS = `Give or take between 0.01 and ${MOST_TURNS} turns.`;

/** In turns; to hundredths, since nobody means less. */
const turns = z
  .number({ error: SOME_TURNS })
  .min(-MOST_TURNS, { error: SOME_TURNS })
  .max(MOST_TURNS, { error: SOME_TURNS })
  .refine((value) => Math.abs(value) >= 0.01, { error: SOME_TURNS });

const SAY_WHY = "Say why: everybody in the team can read it.";
const reason = z.string({ error: SAY_WHY }).trim().min(1, { error: SAY_WHY }).max(500);

export const correctionRequest = z.object({
  repId: uuid,
  turns: turns.meta({
    description: "Positive: they get leads earlier. The others pay or get the other side by share.",
  }),
  reason,
});
export type CorrectionRequest = z.infer<typeof correctionRequest>;

export const mergeRequest = z.object({ teamId: uuid, reason });
export type MergeRequest = z.infer<typeof mergeRequest>;

export const ledgerEntry = z.object({
  id: uuid,
  repId: uuid,
  name: z.string(),
  /** In turns: negative is a lead that was given, positive one that is owed. */
  turns: z.number(),
  reason: z.enum(ENTRY_REASONS),
  /** The reason in words. */
  sentence: z.string(),
  /** What whoever did it wrote. */
  note: z.string().nullable(),
  by: z.object({ id: uuid, name: z.string() }).nullable(),
  lead: z.object({ id: uuid, name: z.string() }).nullable(),
  assignmentId: uuid.nullable(),
  at: isoTime,
});
export type LedgerEntryView = z.infer<typeof ledgerEntry>;

export const ledgerMember = z.object({
  repId: uuid,
  name: z.string(),
  /** “2 of every 5”: weight of ofTotal. */
  weight: z.number().int(),
  ofTotal: z.number().int(),
  turnsOwed: z.number(),
  /** Leads got from this team in the last 30 days, and the part of all that is. */
  got: z.number().int(),
  gotOfTotal: z.number().int(),
  /** Missed while away and still to be made up, in turns; 0 unless the team catches up. */
  toCatchUp: z.number(),
  /** What the balance means, in words. */
  sentence: z.string(),
});
export type LedgerMemberView = z.infer<typeof ledgerMember>;

export const ledgerQuery = pageQuery.extend({
  repId: uuid.optional(),
  /** changes: without the leads that were handed out. */
  show: z.enum(["all", "changes"]).default("all"),
});

export const ledgerView = z.object({
  teamId: uuid,
  name: z.string(),
  /** Everybody of the team now, the one who is owed the most first. */
  members: z.array(ledgerMember),
  /** Entries, the newest first. */
  data: z.array(ledgerEntry),
  nextCursor: z.string().nullable(),
});
export type LedgerView = z.infer<typeof ledgerView>;
