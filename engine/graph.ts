import { z } from "zod";
import { json } from "../node-catalog/kit/domain.ts";

/** A flow as it is drawn. Any drawing can be saved; only one without problems can be compiled and go live. */

export const NODE_LIMIT = 200;
export const NOTE_LIMIT = 50;
/** Characters. */
export const NOTE_LENGTH = 500;
/** What a note measures at least and at most, in canvas pixels. */
export const NOTE_SIDES = { width: [120, 800], height: [80, 800] } as const;

const nodeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "Use letters, digits, _ and - for a step's id");

const position = z.object({ x: z.number().finite(), y: z.number().finite() }).default({ x: 0, y: 0 });

export const graphNode = z.object({
  id: nodeId,
  type: z.string().min(1).max(64),
  config: z.record(z.string().max(64), json).default({}),
  position,
});
export type GraphNode = z.infer<typeof graphNode>;

export const graphEdge = z.object({
  id: z.string().min(1).max(200),
  source: nodeId,
  /** The exit of the source that this edge continues; the single exit of a plain node is `done`. */
  sourceHandle: z.string().min(1).max(64).default("done"),
  target: nodeId,
});
export type GraphEdge = z.infer<typeof graphEdge>;

/** Words beside the steps, for whoever reads the drawing. The flow does the same with and without them. */
export const graphNote = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "Use letters, digits, _ and - for a note's id"),
  text: z.string().max(NOTE_LENGTH, `Use at most ${NOTE_LENGTH} characters for a note`),
  position,
  size: z
    .object({
      width: z.number().min(NOTE_SIDES.width[0]).max(NOTE_SIDES.width[1]),
      height: z.number().min(NOTE_SIDES.height[0]).max(NOTE_SIDES.height[1]),
    })
    .default({ width: 224, height: 120 }),
});
export type GraphNote = z.infer<typeof graphNote>;

export const graphSchema = z.object({
  nodes: z.array(graphNode).max(NODE_LIMIT),
  edges: z.array(graphEdge).max(NODE_LIMIT * 8),
  notes: z
    .array(graphNote)
    .max(NOTE_LIMIT)
    .refine((notes) => new Set(notes.map(({ id }) => id)).size === notes.length, "Give each note an id of its own")
    .optional(),
});
export type Graph = z.infer<typeof graphSchema>;

/** Something to mend before (error) or better before (hint) a flow goes live. `nodeId` is null for the flow as a whole. */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "hint"]),
  nodeId: z.string().nullable(),
  exit: z.string().optional(),
  message: z.string(),
  /** What to do, as a button's label. */
  mend: z.string(),
  /** The same as a change of the drawing, where one click can do it. */
  patch: z
    .discriminatedUnion("do", [
      /** Adds a step and leads the problem's exit to it. */
      z.object({ do: z.literal("connect-new"), type: z.string(), config: z.record(z.string(), json) }),
      /** Leads the problem's exit to a step that is there already. */
      z.object({ do: z.literal("connect"), target: z.string() }),
      z.object({ do: z.literal("replace-node"), type: z.string(), config: z.record(z.string(), json) }),
      z.object({ do: z.literal("remove-node") }),
      z.object({ do: z.literal("remove-edge"), edgeId: z.string() }),
      z.object({ do: z.literal("add-start") }),
    ])
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
