import type ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";

/**
 * A time of a calendar in epoch milliseconds. Zones with a name of the IANA database are taken from there, because what
 * calendars say of them is often cut short; others from the calendar itself; days and times without a zone are local.
 */
export function momentOf(time: ICAL.Time, timeZone: string): number {
  const { year, month, day, hour, minute, second, isDate, zone } = time;
  // A leap second, which RFC 5545 knows and Temporal does not, is the one before.
  const wall = { year, month, day, hour, minute, second: Math.min(second, 59) };
  if (isDate) return inZone({ ...wall, hour: 0, minute: 0, second: 0 }, timeZone);
  const tzid = zone?.tzid ?? "";
  if (tzid === "UTC" || tzid === "Z") return inZone(wall, "UTC");
  const named = knownZone(tzid);
  if (named !== undefined) return inZone(wall, named);
  return zone?.component ? time.toUnixTime() * 1000 : inZone(wall, timeZone);
}

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Of an hour that the clocks skip the later reading counts, of one that comes twice the earlier. */
const inZone = (wall: Wall, timeZone: string): number =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds;

const zones = new Map<string, string | undefined>();

/** The zone of that name, where there is one. */
export function knownZone(name: string): string | undefined {
  if (name === "" || name === "floating") return undefined;
  if (!zones.has(name)) zones.set(name, canonical(name));
  return zones.get(name);
}

function canonical(name: string): string | undefined {
  // Some programs write "/freeassociation.sourceforge.net/Europe/Berlin".
  for (const candidate of [name, name.split("/").slice(-2).join("/")]) {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: candidate }).resolvedOptions().timeZone;
    } catch {
      // Not a zone of the IANA database.
    }
  }
  return undefined;
}
