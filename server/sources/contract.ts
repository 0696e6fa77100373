import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

export const sourceView = z.object({
  id: uuid,
  name: z.string(),
  demo: z.boolean(),
  /** The hosted form, as a path of this server. */
  formPath: z.string(),
  /** The same as customers reach it, also when the reader came by localhost. */
  formUrl: z.string(),
  lastLeadAt: isoTime.nullable(),
  leadsToday: z.number().int(),
  /** The live flow that takes its leads; null when none does. */
  flow: z.object({ id: uuid, name: z.string(), paused: z.boolean() }).nullable(),
});
export type SourceView = z.infer<typeof sourceView>;

export const newSource = z.object({ name: z.string().trim().min(1).max(120) });
export const sourceChange = newSource.partial().extend({ archived: z.boolean().optional() });
