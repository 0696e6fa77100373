import { z } from "zod";
import { regionCode } from "../../node-catalog/kit/domain.ts";

/** `GET /holidays?country=DE-BY&year=2026`; the region may also stand by itself: country=DE&region=BY. */
export const holidaysQuery = z.object({
  country: regionCode,
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/, "Use the part after the dash, such as BY")
    .optional(),
  year: z.coerce.number().int().min(1970).max(2100),
});

/** Public holidays, on which nobody works, with their local names; in the order of the days. */
export const holidayView = z.object({ day: z.string(), name: z.string() });
export type HolidayView = z.infer<typeof holidayView>;

/** Whose holidays are known: countries by name, each with its parts, where those have holidays of their own. */
export const holidayCountry = z.object({
  code: z.string(),
  name: z.string(),
  parts: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type HolidayCountry = z.infer<typeof holidayCountry>;
