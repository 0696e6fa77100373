import { z } from "zod";
import { timeOfDay, uuid } from "./domain.ts";
import { LANGUAGE_LEVELS } from "./facts.ts";
import { widget } from "./widgets.ts";

/** What of a lead somebody must be able to serve. */
export const MATCHES = ["language", "region", "product", "industry"] as const;
export type Match = (typeof MATCHES)[number];

/**
 * What a step asks of the people it chooses among. Everything is optional, and what is left out asks for nothing, so a
 * flow that is live keeps its meaning. What the lead does not say (no language given) holds nobody back.
 */
export const requirementsSchema = z.strictObject({
  match: z.array(z.enum(MATCHES)).max(MATCHES.length).optional(),
  /** Together with the match of the language. */
  languageLevel: z.enum(LANGUAGE_LEVELS).optional(),
  skills: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  /** 1 junior … 5 principal. */
  seniority: z.int().min(1).max(5).optional(),
  /** Deals won in the lead's industry; with `ofSize` at least one of them as large as this lead. */
  wonDeals: z.strictObject({ atLeast: z.int().min(1).max(1000), ofSize: z.boolean().optional() }).optional(),
  /** They had the inbox open within so many minutes. */
  presentMinutes: z.int().min(1).max(1440).optional(),
  /** Only while it is this time of day where the customer is. */
  customerHours: z
    .tuple([timeOfDay, timeOfDay])
    .refine(([from, to]) => from < to, "The end must be after the start")
    .optional(),
  /** People left out by hand. */
  leaveOut: z.array(uuid).max(200).optional(),
});
export type Requirements = z.infer<typeof requirementsSchema>;

/** The field of a step's form that asks for {@link Requirements}. */
export const requirements = () =>
  widget(requirementsSchema.optional(), "requirements", {
    label: "Who can take it",
    help: "Hours, days off and limits always count.",
    none: "",
  });
