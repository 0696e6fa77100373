import type { PersonView } from "../../server/people/contract.ts";
import { dayWords, whenNear } from "../ui/time.ts";

/** Whether leads are given to somebody now, in words: "until 17:30", "away until 1 December", "back tomorrow 08:00". */
export function presenceWords(person: PersonView, now: number): string {
  if (!person.active) return "no longer here";
  if (person.away) return `away until ${awayWords(person.away.until, now)}`;
  if (person.now.isIn) return person.now.until ? `until ${whenNear(person.now.until, now)}` : "always in";
  return person.now.until ? `back ${whenNear(person.now.until, now)}` : "no working hours";
}

const HOURS_36 = 36 * 60 * 60 * 1000;

/** Near: with the time of day; farther: the day is enough. */
function awayWords(until: string, now: number): string {
  return Date.parse(until) - now < HOURS_36 ? whenNear(until, now) : dayWords(until, now);
}

export const isInNow = (person: PersonView) => person.active && !person.away && person.now.isIn;
