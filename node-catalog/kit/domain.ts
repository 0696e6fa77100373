import { z } from "zod";

/** The words of Baton, defined once. Times are ISO 8601 at the edge and epoch milliseconds inside pure code. */

export const uuid = z.uuid();
export type Uuid = string;
export type LeadId = Uuid;
export type PersonId = Uuid;
export type TeamId = Uuid;
export type SourceId = Uuid;
export type AssignmentId = Uuid;

/** ISO 639-1, lower case: "de". */
export const languageCode = z.string().regex(/^[a-z]{2}$/, "Use a two-letter language code such as de");
/** ISO 3166-1 alpha-2, upper case: "DE". */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, "Use a two-letter country code such as DE");

/** A country, "DE", or a part of one, "DE-BY" (ISO 3166-2). */
export const regionCode = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "Use a country or a part of one, such as DE or DE-BY");

export const timeZone = z.string().max(64).refine(isTimeZone, "Choose a time zone such as Europe/Berlin");

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}

/** What a form, an API call or a field mapping may put into a lead's own fields. */
/** Any JSON. One instance, because it holds itself: the API's documentation knows each instance under a name of its own. */
export const json = z.json();

export const fieldValue = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(400)).max(100),
]);
export type FieldValue = z.infer<typeof fieldValue>;
export const fieldName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, "Use letters, digits and _ for a field's name");

export const LEAD_STATUSES = ["new", "assigned", "waiting-list", "attention", "closed"] as const;
export const leadStatus = z.enum(LEAD_STATUSES);
export type LeadStatus = z.infer<typeof leadStatus>;

/** How many people work at a company. */
export const companySize = z
  .int("Use the number of people who work there, such as 50")
  .min(1, "Use 1 or more, or leave it out where it is not known")
  .max(10_000_000);

/** A person who asked for something, as nodes and rules see them. */
export const leadSchema = z.object({
  id: uuid,
  sourceId: uuid,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: languageCode.nullable(),
  country: countryCode.nullable(),
  company: z.string().nullable(),
  /** People who work there; null where nobody said it. */
  companySize: companySize.nullable(),
  product: z.string().nullable(),
  /** In the workspace's currency, major units. */
  value: z.number().nullable(),
  message: z.string().nullable(),
  fields: z.record(fieldName, fieldValue),
  /** Epoch milliseconds. */
  createdAt: z.number(),
});
export type Lead = z.infer<typeof leadSchema>;

export const ASSIGNMENT_STATES = ["offered", "owned", "declined", "expired", "released"] as const;
export const assignmentState = z.enum(ASSIGNMENT_STATES);
export type AssignmentState = z.infer<typeof assignmentState>;

export const TASK_STATES = ["open", "done", "overdue", "moved"] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof taskState>;

export const ROLES = ["admin", "manager", "rep"] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** What managers say of people (languages, skills …) is old when nobody has checked it for longer than this. */
export const UNCHECKED_AFTER_DAYS = 365;

export const CONTACT_CHANNELS = ["call", "email", "sms", "whatsapp", "meeting", "other"] as const;
export const contactChannel = z.enum(CONTACT_CHANNELS);
export const CONTACT_OUTCOMES = ["reached", "noAnswer", "wrongNumber", "sent"] as const;
export const contactOutcome = z.enum(CONTACT_OUTCOMES);

/** A field of the company's own, beside the standard ones of a lead. */
export const FIELD_TYPES = ["text", "number", "list", "date", "yes-no"] as const;
export const fieldDefinition = z.object({ name: fieldName, label: z.string(), type: z.enum(FIELD_TYPES) });
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/** "HH:MM" on a 24-hour clock; "24:00" is the end of the day. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Use a time such as 09:00");
const interval = z.tuple([timeOfDay, timeOfDay]).refine(([from, to]) => from < to, "The end must be after the start");
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Working hours in the person's zone; a day that is missing is a day off. Intervals of a day do not overlap. */
export const weeklyHours = z.partialRecord(
  z.enum(WEEKDAYS),
  z.array(interval).max(8).refine(areApart, "These times overlap"),
);
export type WeeklyHours = z.infer<typeof weeklyHours>;

function areApart(intervals: readonly (readonly [string, string])[]): boolean {
  const sorted = intervals.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.every(([from], index) => index === 0 || sorted[index - 1]![1] <= from);
}
