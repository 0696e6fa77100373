import { z } from "zod";
import { languageCode, regionCode, role, timeZone, uuid, weeklyHours } from "../../node-catalog/kit/domain.ts";
import { LANGUAGE_LEVELS } from "../../node-catalog/kit/facts.ts";
import { isoTime } from "../http/contract.ts";
import { hoursInput } from "./hours-input.ts";

const words = z
  .array(z.string().trim().min(1).max(80))
  .max(100)
  .transform((list) => [...new Set(list)]);

export const limit = z.object({
  what: z.enum(["open", "hour", "day", "month"]),
  most: z.int().min(1, "A limit is at least 1. To give somebody nothing, pause them.").max(100_000),
  /** The last 60 minutes, 24 hours, 30 days; or the clock's hour, the day, the month where they are. */
  window: z.enum(["moving", "calendar"]).default("moving"),
});

export const limits = z
  .array(limit)
  .max(8)
  .refine(
    (list) => new Set(list.map(({ what, window }) => (what === "open" ? what : what + window))).size === list.length,
    "There are two limits of the same kind: leave one of them out",
  );

const trackRecord = z.object({
  /** Facts from outside carry their age. */
  measuredAt: isoTime,
  won: z
    .array(
      z.object({
        industry: z.string().trim().min(1).max(80),
        deals: z.int().min(0),
        /** The largest of them, in the company's currency. */
        largest: z.number().min(0),
      }),
    )
    .max(100),
});

const PROFILE = {
  languages: z.array(languageCode).max(50),
  /** By language; one without a level counts as fluent. */
  languageLevels: z.record(languageCode, z.enum(LANGUAGE_LEVELS)),
  /** Here and in the next three: an empty list is everything, for skills none. */
  regions: z.array(regionCode).max(100),
  products: words,
  industries: words,
  skills: words,
  /** 1 junior … 5 principal; null: not said. */
  seniority: z.int().min(1).max(5).nullable(),
  trackRecord: trackRecord.nullable(),
  limits,
  /** 2 carries twice as many open leads as 1. */
  capacity: z.int().min(1, "At least 1. To give somebody nothing, pause them.").max(100),
  /** Who takes their leads when they cannot. */
  backupId: uuid.nullable(),
  /** Whose public holidays they have; null: none. */
  holidaysOf: regionCode.nullable(),
};

const PARTIAL_PROFILE = z.object(PROFILE).partial().shape;

/** Why no lead is given to somebody now. */
export const notInBecause = z.enum(["left", "away", "holiday", "time-off", "outside-hours", "busy"]);

/** A person of the company. "Reps" in the API; one person may be rep, manager and admin at once. */
export const personView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  ...PROFILE,
  products: z.array(z.string()),
  industries: z.array(z.string()),
  skills: z.array(z.string()),
  /** When somebody last said, or said again, languages, levels, regions, products, industries, skills and seniority. */
  factsCheckedAt: isoTime,
  /** Who that was; null: a program, or nobody knows. */
  factsCheckedBy: uuid.nullable(),
  timeZone,
  /** null: always at work. Never across midnight. */
  hours: weeklyHours.nullable(),
  away: z.object({ until: isoTime }).nullable(),
  active: z.boolean(),
  demo: z.boolean(),
  /** Whether they have signed in or been invited and can. */
  canSignIn: z.boolean(),
  /** Is a lead given to them now? With until when it stays so, where known; `name` is the holiday's. */
  now: z.object({
    isIn: z.boolean(),
    until: isoTime.nullable(),
    because: notInBecause.nullable(),
    name: z.string().nullable(),
  }),
  /** When they last had the inbox open; null: never. */
  lastSeenAt: isoTime.nullable(),
  openLeads: z.number().int(),
  /** Of those, how many nobody has tried to contact yet. */
  uncontacted: z.number().int(),
  /** Leads given to them since their day began. */
  gotToday: z.number().int(),
  teamIds: z.array(uuid),
});
export type PersonView = z.infer<typeof personView>;

/**
 * A moment; a day, when their work begins on it; or the next day on which they work, when it begins. The reply always has
 * the moment.
 */
export const awayUntil = z.union([isoTime, z.iso.date(), z.literal("next-working-day")]);
export type AwayUntil = z.infer<typeof awayUntil>;
const away = z.object({ until: awayUntil }).nullable();

export const newPerson = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  roles: z.array(role).min(1).default(["rep"]),
  timeZone: timeZone.optional(),
  /** Hours across midnight (22:00 to 06:00) are kept as two: until 24:00, and from 00:00 on the next day. */
  hours: hoursInput.nullable().default(null),
  away: away.default(null),
  ...PARTIAL_PROFILE,
  languages: PROFILE.languages.default([]),
});
export type NewPerson = z.infer<typeof newPerson>;
/** `POST /reps`: with the teams that they join, with a share of 1, in one go. */
export const newMember = newPerson.extend({ teamIds: z.array(uuid).max(1000).default([]) });

export const personChange = z
  .object({
    name: newPerson.shape.name,
    email: newPerson.shape.email,
    roles: z.array(role).min(1),
    timeZone,
    hours: hoursInput.nullable(),
    away,
    active: z.boolean(),
    ...PROFILE,
  })
  .partial();
export type PersonChange = z.infer<typeof personChange>;

/** Says of oneself: back then; null is back now. */
export const awayChange = z.object({ until: awayUntil.nullable() });

/** `GET /reps/{id}/limits`: each with how much of it is used now. */
export const limitsView = z.object({
  limits: z.array(limit.extend({ used: z.number().int() })),
  capacity: z.number().int(),
  /** What to propose to somebody without limits. */
  suggested: z.array(limit),
});
export type LimitsView = z.infer<typeof limitsView>;
/** `PUT /reps/{id}/limits` */
export const limitsChange = z.object({ limits, capacity: PROFILE.capacity.optional() });

const MOST_CSV = 200_000;
/** `POST /reps/import`; nothing is saved while `commit` is false. Rows with a problem are left out. */
export const importRequest = z.object({
  csv: z.string().min(1).max(MOST_CSV, "Send at most 200,000 characters at once: split the file."),
  commit: z.boolean().default(false),
});

export const importReply = z.object({
  committed: z.boolean(),
  /** Columns of the file that mean nothing here, as they are written there. */
  unknownColumns: z.array(z.string()),
  counts: z.object({ added: z.int(), changed: z.int(), same: z.int(), problems: z.int() }),
  rows: z.array(
    z.object({
      /** In the file, the line of column names being 1. */
      line: z.int(),
      name: z.string(),
      email: z.string(),
      does: z.enum(["add", "change", "same", "problem"]),
      /** Columns that change, for `change`. */
      changes: z.array(z.string()),
      problems: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
    }),
  ),
});
export type ImportReply = z.infer<typeof importReply>;

/** `GET /reps/export`: what an import of it would change nothing of. */
export const exportReply = z.object({ fileName: z.string(), csv: z.string() });
