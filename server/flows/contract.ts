import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { graphSchema, problemSchema } from "../../engine/graph.ts";
import { isoTime } from "../http/contract.ts";
import { newLead } from "../intake/contract.ts";
import { becauseView, candidateView } from "../runs/contract.ts";

export const FLOW_STATUSES = ["draft", "live", "paused"] as const;

export const flowView = z.object({
  id: uuid,
  name: z.string(),
  status: z.enum(FLOW_STATUSES),
  liveVersion: z.number().int().nullable(),
  /** Steps and arrows by which the draft differs from what is live. */
  changes: z.number().int(),
  demo: z.boolean(),
  revision: z.number().int(),
  updatedAt: isoTime,
  updatedBy: z.string().nullable(),
  /** Leads that are in it now, and all of today. */
  waiting: z.number().int(),
  today: z.number().int(),
});
export type FlowView = z.infer<typeof flowView>;

export const flowDetail = flowView.extend({
  /** The draft. */
  graph: graphSchema,
  problems: z.array(problemSchema),
});
export type FlowDetail = z.infer<typeof flowDetail>;

export const newFlow = z.object({ name: z.string().trim().min(1).max(120), graph: graphSchema });
export const flowChange = z.object({ name: newFlow.shape.name.optional(), archived: z.boolean().optional() });
export const draftChange = z.object({ graph: graphSchema });
export const draftSaved = z.object({ revision: z.number().int(), problems: z.array(problemSchema) });
export const published = z.object({ version: z.number().int() });
export const rollbackRequest = z.object({ version: z.number().int().min(1) });

export const versionView = z.object({
  version: z.number().int(),
  publishedAt: isoTime,
  publishedBy: z.string().nullable(),
  live: z.boolean(),
  graph: graphSchema,
});
export type VersionView = z.infer<typeof versionView>;

/** Answers for the waits that a tried-out lead meets, in their order; without one the time runs out. */
export const dryRunRequest = z.object({
  lead: newLead,
  /** By node id or, failing that, in the order in which the path waits: "reached", "declined", "timeout", "accepted" … */
  answers: z
    .array(z.object({ nodeId: z.string().optional(), event: z.string(), afterMs: z.number().min(0).optional() }))
    .max(50)
    .default([]),
  /** Where to start the clock; now when absent. */
  at: isoTime.optional(),
  /** Try the draft instead of the saved one. */
  graph: graphSchema.optional(),
});
export type DryRunRequest = z.input<typeof dryRunRequest>;

export const dryRunStep = z.object({
  seq: z.number().int(),
  nodeId: z.string(),
  type: z.string(),
  exit: z.string().nullable(),
  because: becauseView,
  sentence: z.string(),
  at: isoTime,
  /** Who could take it and who could not, where the step chose a person. */
  candidates: z.array(candidateView).optional(),
  /** What it would do, as sentences. */
  effects: z.array(z.string()),
});
export const dryRunReply = z.object({
  steps: z.array(dryRunStep),
  outcome: z.enum(["done", "waiting", "failed"]),
  owner: z.object({ id: uuid, name: z.string() }).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  problems: z.array(problemSchema),
});
export type DryRunReply = z.infer<typeof dryRunReply>;

/** How many leads went along each arrow and how many wait at each step. */
export const flowCounts = z.object({
  since: isoTime,
  nodes: z.array(
    z.object({ nodeId: z.string(), waiting: z.number().int(), visits: z.number().int(), failed: z.number().int() }),
  ),
  exits: z.array(z.object({ nodeId: z.string(), exit: z.string(), count: z.number().int() })),
});
export type FlowCounts = z.infer<typeof flowCounts>;
