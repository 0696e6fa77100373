import { z } from "zod";
import { countryCode, languageCode, timeZone, weeklyHours } from "../../node-catalog/kit/domain.ts";
import { hoursInput } from "../people/hours-input.ts";
import { duration } from "../../node-catalog/kit/time.ts";

export const workspaceView = z.object({
  company: z.string(),
  timeZone,
  country: countryCode.nullable(),
  language: languageCode,
  currency: z.string().regex(/^[A-Z]{3}$/),
  hours: weeklyHours,
  duplicateWindow: duration,
  replyWithin: duration,
  /** How many leads that nobody has contacted yet one person gets at most when a waiting list opens. */
  pace: z.int().min(1).max(100),
  setUp: z.boolean(),
  /** Is the demo still here? */
  demo: z.boolean(),
  /** What is done of the set-up: decides what the first screen proposes next. */
  progress: z.object({
    people: z.number().int(),
    teams: z.number().int(),
    sources: z.number().int(),
    flows: z.number().int(),
    liveFlows: z.number().int(),
  }),
  /** Fields of one's own that rules can name. */
  customFields: z.array(
    z.object({ name: z.string(), label: z.string(), type: z.enum(["text", "number", "list", "date", "yes-no"]) }),
  ),
});
export type WorkspaceView = z.infer<typeof workspaceView>;

export const workspaceChange = workspaceView
  .pick({
    company: true,
    timeZone: true,
    country: true,
    language: true,
    currency: true,
    hours: true,
    duplicateWindow: true,
    replyWithin: true,
    pace: true,
  })
  .partial()
  .extend({
    company: z.string().trim().min(1).max(120).optional(),
    /** Hours across midnight are kept as two. */
    hours: hoursInput.optional(),
    setUp: z.literal(true).optional(),
  });
