import { z } from "zod";
import { uuid, WEEKDAYS } from "../../../node-catalog/kit/domain.ts";

export const coverageQuery = z.object({
  /** A field that the flow asks for ("language", "fields.industry"), or "all"; the first that it asks for when absent. */
  by: z.string().max(80).optional(),
  /** What is drawn, or what is live. */
  of: z.enum(["draft", "live"]).default("draft"),
  /** The next seven days as they will be, or a usual week: hours without absence, holidays and days off. */
  week: z.enum(["coming", "usual"]).default("coming"),
});

/** A time of the week at which nobody can take some leads. */
export const coverageHole = z.object({
  /** "Nobody takes Italian leads on Friday after 15:00." */
  sentence: z.string(),
  /** "They go to the waiting list of Italy." */
  goesTo: z.string(),
  /** Who could close it, and when they work: "Giulia Conti works 09:00–15:00 that day." */
  mend: z.string(),
  minutes: z.number().int(),
  /** So much of it lies within the company's own hours. */
  businessMinutes: z.number().int(),
});
export type CoverageHole = z.infer<typeof coverageHole>;

export const coverageRow = z.object({
  /** What the leads have in common: "it", "yes", "before 1 March 2026"; null: it is not known, or it is something else. */
  value: z.string().nullable(),
  /** "Italian" */
  label: z.string(),
  /** Leads of the last 30 days, made-up ones for the demo's flow only and no test leads; null where they are not counted. */
  leads: z.number().int().nullable(),
  /**
   * How many people could take such a lead, hour by hour from the first day on, at the least moment of the hour. Null: there
   * is no such hour, because the clocks change, or no such lead comes in then.
   */
  people: z.array(z.number().int().nullable()),
  /** Hours in which some of these leads meet nobody, though others do. */
  partly: z.array(z.number().int()),
  /** Hours in which no such lead comes in, because what they have in common is the day. */
  never: z.array(z.number().int()),
  /** The flow gives these leads to nobody, at no time; where they go instead. */
  drawnAway: z.string().nullable(),
  /** Where leads go while nobody is there: "They go to the waiting list of Italy."; empty when somebody always is. */
  goesTo: z.string(),
  holeMinutes: z.number().int(),
  businessHoleMinutes: z.number().int(),
  holes: z.array(coverageHole),
});
export type CoverageRow = z.infer<typeof coverageRow>;

export const coverageView = z.object({
  flow: z.object({ id: uuid, name: z.string() }),
  of: z.enum(["draft", "live"]),
  week: z.enum(["coming", "usual"]),
  by: z.string(),
  /** What leads can be told apart by here. */
  choices: z.array(z.object({ by: z.string(), label: z.string() })),
  timeZone: z.string(),
  /** Seven, in the company's zone. */
  days: z.array(z.object({ weekday: z.enum(WEEKDAYS), date: z.iso.date() })),
  /** So many of the hours, from the first on, are over: nothing is missing in them any more. */
  pastHours: z.number().int(),
  /** Which of the hours lie within the company's own. */
  businessHours: z.array(z.boolean()),
  rows: z.array(coverageRow),
  /** Which rows there are none of, and why: "Not shown, because no lead comes in then: before 1 March 2026." */
  leftOut: z.string().nullable(),
  /** Why there is nothing to show: "Nothing is drawn yet that gives leads to people." */
  empty: z.string().nullable(),
  /** What to know before going live, the weightiest first. */
  warnings: z.array(z.string()),
});
export type CoverageView = z.infer<typeof coverageView>;
