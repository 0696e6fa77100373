import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

/** A public or secret address of a calendar (iCal), an account at a CalDAV server, or Google's own interface. */
export const calendarKind = z.enum(["feed", "caldav", "google"]);
export type CalendarKind = z.infer<typeof calendarKind>;

export const MOST_CALENDARS = 5;

/** A calendar of somebody's. Of what is in it Baton keeps when they are busy, and nothing else. */
export const calendarView = z.object({
  id: uuid,
  repId: uuid,
  kind: calendarKind,
  /** The host that it is read from, and for CalDAV and Google whose it is there. */
  name: z.string(),
  /** When it was last read; null: not yet. */
  readAt: isoTime.nullable(),
  /** Why it could not be read the last time; null: it could. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** When it says that they are busy, from the beginning of their day on, for two days. */
  busy: z.array(z.object({ from: isoTime, to: isoTime })),
});
export type CalendarView = z.infer<typeof calendarView>;

/** `GET /calendars/kinds`: what can be connected here. Google needs a client that whoever runs Baton has registered. */
export const calendarKindView = z.object({ kind: calendarKind, available: z.boolean() });

/** Calendars are often handed out as webcal:, which is https. */
const addressLike = (example: string) =>
  z
    .string()
    .trim()
    .max(2000)
    .transform((text) => text.replace(/^webcals?:/i, "https:"))
    .pipe(z.url({ protocol: /^https?$/, error: `Enter the whole address, such as ${example}` }))
    .refine((text) => !hasCredentials(text), "Leave user name and password out of the address");

const address = addressLike("https://calendar.example.com/anna.ics");
const server = addressLike("https://caldav.example.com");

const account = { address: server, userName: z.string().min(1).max(200), password: z.string().min(1).max(500) };
/** `POST /reps/{id}/calendars/discover` */
export const caldavAccount = z.object(account);
export type CaldavAccount = z.infer<typeof caldavAccount>;
/** One of the calendars of an account. */
export const caldavCalendar = z.object({ address: z.string(), name: z.string() });
export type CaldavCalendar = z.infer<typeof caldavCalendar>;

/** `POST /reps/{id}/calendars` */
export const newCalendar = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("feed"), address }),
  z.object({ kind: z.literal("caldav"), ...account, calendars: z.array(server).min(1).max(20) }),
  /** What Google sent them back with, after `POST /reps/{id}/calendars/google-consent`. */
  z.object({ kind: z.literal("google"), code: z.string().min(1).max(2000), state: z.string().min(1).max(4000) }),
]);
export type NewCalendar = z.infer<typeof newCalendar>;

/** Where to send somebody who shall allow Baton to read their Google calendar; they come back to `/me/google` with a code. */
export const googleConsent = z.object({ address: z.url() });

export const byCalendar = z.object({ id: uuid, calendarId: uuid });

function hasCredentials(text: string): boolean {
  const { username = "", password = "" } = URL.canParse(text) ? new URL(text) : {};
  return username !== "" || password !== "";
}
