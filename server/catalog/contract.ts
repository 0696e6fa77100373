import { z } from "zod";
import { json } from "../../node-catalog/kit/domain.ts";
import { NODE_GROUPS } from "../../node-catalog/kit/define-node.ts";

/** A node type as data: enough to draw its form, say its sentence and check its exits, also for a foreign node. */
export const nodeTypeView = z.object({
  type: z.string(),
  version: z.number().int(),
  group: z.enum(NODE_GROUPS),
  icon: z.string(),
  title: z.string(),
  sentence: z.string(),
  help: z.string(),
  isStart: z.boolean(),
  kind: z.enum(["decide", "perform"]),
  /** JSON Schema 2020-12 of the config, with `widget`, `label`, `help`, `onlyWhen`, `options` on its properties. */
  configSchema: z.record(z.string(), json),
  /** A config to begin with. */
  defaults: z.record(z.string(), json),
  exits: z.record(z.string(), z.string()),
  /** The config's list whose entries {id, label} add exits of their own, in front of the fixed ones. */
  listedExits: z.string().nullable(),
  reasons: z.record(z.string(), z.string()),
});
export type NodeTypeView = z.infer<typeof nodeTypeView>;
export const nodeTypesReply = z.object({ data: z.array(nodeTypeView) });
