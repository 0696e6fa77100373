import type { PersonView } from "../../server/people/contract.ts";
import { dayWords, whenNear } from "../ui/time.ts";

/** Whether leads are given to somebody now, in words: "until 17:30", "busy until 10:30", "Neujahr, back Monday 09:00". */
export function presenceWords(person: PersonView, now: number): string {
  if (!person.active) return "no longer here";
  const { isIn, until, because, name } = person.now;
  if (isIn) return until ? `until ${whenNear(until, now)}` : "always in";
  const back = until && `back ${near(until, now)}`;
  if (because === "holiday") return [name ?? "holiday", back].filter(Boolean).join(", ");
  if (because === "time-off") return ["time off", back].filter(Boolean).join(", ");
  if (because === "busy") return until ? `busy until ${near(until, now)}` : "busy";
  // A pause that ends out of hours lasts until work begins again.
  if (person.away) return `away until ${near(until ?? person.away.until, now)}`;
  return back ?? "no working hours";
}

const HOURS_36 = 36 * 60 * 60 * 1000;

/** Near: with the time of day; farther: the day is enough. */
function near(until: string, now: number): string {
  return Date.parse(until) - now < HOURS_36 ? whenNear(until, now) : dayWords(until, now);
}

export const isInNow = (person: PersonView) => person.active && !person.away && person.now.isIn;

/** An open inbox says so every 30 seconds at most. */
const STILL_OPEN_MS = 2 * 60 * 1000;

/** Whether somebody has the inbox open: "inbox open", "inbox last open 14:20". */
export function seenWords({ lastSeenAt }: PersonView, now: number): string {
  if (lastSeenAt === null) return "inbox never opened yet";
  return now - Date.parse(lastSeenAt) < STILL_OPEN_MS ? "inbox open" : `inbox last open ${whenNear(lastSeenAt, now)}`;
}

/** Gets leads and has never come in, so nobody knows whether the invitation was opened. */
export const isNotHereYet = ({ active, demo, roles, lastSeenAt }: PersonView): boolean =>
  active && !demo && roles.includes("rep") && lastSeenAt === null;
