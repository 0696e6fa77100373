import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";

export const RUN_STATUSES = ["ready", "waiting", "done", "failed", "cancelled"] as const;
export const runStatus = z.enum(RUN_STATUSES);

/** Small data behind a step's sentence. */
export const becauseView = z.looseObject({ code: z.string() });

export const stepView = z.object({
  seq: z.number().int(),
  nodeId: z.string(),
  type: z.string(),
  /** null: it waits here. */
  exit: z.string().nullable(),
  because: becauseView,
  /** `because` as a sentence, with names. */
  sentence: z.string(),
  at: isoTime,
});
export type StepView = z.infer<typeof stepView>;

export const runView = z.object({
  id: uuid,
  leadId: uuid,
  leadName: z.string(),
  /** Who has the lead now, also after the run has ended. */
  owner: z.object({ id: uuid, name: z.string() }).nullable(),
  flowId: uuid,
  flowName: z.string(),
  version: z.number().int(),
  status: runStatus,
  nodeId: z.string(),
  waitingFor: z.object({ kind: z.string(), subject: uuid.nullable(), until: isoTime.nullable() }).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: isoTime,
  updatedAt: isoTime,
});

/** One person of a choice: could they take the lead, why, and what the choice did to their turn balance. */
export const candidateView = z.object({
  personId: uuid,
  name: z.string(),
  chosen: z.boolean(),
  eligible: z.boolean(),
  reason: z.string(),
  /** In turns: 0.83 is nearly one lead. The chosen one's `after` is what they had, gained and paid. */
  turns: z.object({
    share: z.number().int(),
    before: z.number(),
    gained: z.number(),
    /** By the chosen one; 0 for everybody else. */
    paid: z.number(),
    after: z.number(),
  }),
});
export type CandidateView = z.infer<typeof candidateView>;

/** With who could take the lead and who could not, where the step chose a person. */
export const runStepView = stepView.extend({
  candidates: z.array(candidateView).optional(),
  /** What came of the choice, if anybody was chosen. */
  assignmentId: uuid.nullable().optional(),
});
export const runDetail = runView.extend({ steps: z.array(runStepView) });
export type RunView = z.infer<typeof runView>;
export type RunDetail = z.infer<typeof runDetail>;

export const runQuery = pageQuery.extend({
  leadId: uuid.optional(),
  flowId: uuid.optional(),
  status: runStatus.optional(),
  nodeId: z.string().max(64).optional(),
});
