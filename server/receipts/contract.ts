import { z } from "zod";
import { json, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";
import { candidateView } from "../runs/contract.ts";

const named = z.object({ id: uuid, name: z.string() });

/** Where in a drawing it was decided. */
const placeView = z.object({
  runId: uuid,
  flowId: uuid,
  flowName: z.string(),
  version: z.number().int(),
  nodeId: z.string(),
  /** The step's title. */
  step: z.string(),
});

/** Why a lead went where it went. */
export const receiptView = z.object({
  assignmentId: uuid,
  lead: named,
  person: named,
  at: isoTime,
  /** null where a person gave it by hand, or took it. */
  place: placeView.nullable(),
  team: named.nullable(),
  /** "Ann was next in turn", in one sentence. */
  answer: z.string(),
  /** What led to it, sentence by sentence. */
  sentences: z.array(z.string()),
  /** Every member of the team once; nobody where no step of a flow chose. */
  candidates: z.array(candidateView),
  /** Whether all that it depended on is kept, so that it can be decided again. */
  canReplay: z.boolean(),
});
export type ReceiptView = z.infer<typeof receiptView>;

/** Deciding again over what was kept: the same, byte for byte, or the first place where it is not. */
export const replayReply = z.discriminatedUnion("same", [
  z.object({ same: z.literal(true) }),
  z.object({
    same: z.literal(false),
    difference: z.object({ path: z.string(), stored: json, replayed: json }),
  }),
]);
export type ReplayReply = z.infer<typeof replayReply>;

/** A lead that went to somebody else, and why. */
const passedView = z.object({
  id: uuid,
  at: isoTime,
  team: named,
  /** Where it came from. */
  source: z.string(),
  /** null for a reader who may not know whose lead it is. */
  lead: named.nullable(),
  /** Who got it; null where nobody could take it. */
  wentTo: named.nullable(),
  reason: z.string(),
});
export type PassedView = z.infer<typeof passedView>;

/** Where somebody stands in one team. */
const standingView = z.object({
  team: named,
  /** "2 of every 5" */
  share: z.object({ weight: z.number().int(), of: z.number().int() }),
  /** In turns; above 0 they are owed, below they had more than their part. */
  balance: z.number(),
  /** Leads of the last 30 days, theirs and the team's. */
  got: z.object({ theirs: z.number().int(), all: z.number().int() }),
  nextTurn: z.object({
    /** How many leads until theirs, that one included; null where it cannot be told. */
    leads: z.number().int().nullable(),
    /** The estimate in words. */
    sentence: z.string(),
  }),
});
export type StandingView = z.infer<typeof standingView>;

export const fairnessReply = z.object({
  rep: named,
  teams: z.array(standingView),
  /** Leads that passed them by, newest first. */
  data: z.array(passedView),
  nextCursor: z.string().nullable(),
});
export type FairnessReply = z.infer<typeof fairnessReply>;
export const fairnessQuery = pageQuery;
