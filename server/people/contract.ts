import { z } from "zod";
import { languageCode, role, timeZone, uuid, weeklyHours } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

/** A person of the company. "Reps" in the API; one person may be rep, manager and admin at once. */
export const personView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  languages: z.array(languageCode),
  timeZone,
  /** null: always at work. */
  hours: weeklyHours.nullable(),
  away: z.object({ until: isoTime }).nullable(),
  active: z.boolean(),
  demo: z.boolean(),
  /** Whether they have signed in or been invited and can. */
  canSignIn: z.boolean(),
  /** Is a lead given to them now? With until when it stays so, where known. */
  now: z.object({ isIn: z.boolean(), until: isoTime.nullable() }),
  openLeads: z.number().int(),
  teamIds: z.array(uuid),
});
export type PersonView = z.infer<typeof personView>;

export const newPerson = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  roles: z.array(role).min(1).default(["rep"]),
  languages: z.array(languageCode).max(50).default([]),
  timeZone: timeZone.optional(),
  hours: weeklyHours.nullable().default(null),
  away: z.object({ until: isoTime }).nullable().default(null),
});
export type NewPerson = z.infer<typeof newPerson>;

export const personChange = newPerson.partial().extend({
  roles: z.array(role).min(1).optional(),
  languages: z.array(languageCode).max(50).optional(),
  hours: weeklyHours.nullable().optional(),
  away: z.object({ until: isoTime }).nullable().optional(),
  active: z.boolean().optional(),
});
export type PersonChange = z.infer<typeof personChange>;

/** Says of oneself: back then; null is back now. */
export const awayChange = z.object({ until: isoTime.nullable() });
