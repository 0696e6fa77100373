import ICAL from "ical.js";
import { neededLines } from "./needed-lines.ts";

export class NotACalendar extends Error {}

/** What a calendar consists of, each with whatever is inside. */
const PIECES = new Set(["VEVENT", "VTIMEZONE", "VFREEBUSY"]);

/**
 * The calendars of a file, each with its events, zones and free and busy times. Read piece by piece: one that makes no sense
 * is left out and takes no others with it.
 *
 * @throws NotACalendar when there is none in the text
 */
export function calendarsIn(text: string): ICAL.Component[] {
  const calendars: ICAL.Component[] = [];
  let piece: string[] | undefined;
  let kind = "";
  for (const line of neededLines(text)) {
    const [, edge, name] = /^(BEGIN|END):\s*(\S+)/.exec(line.toUpperCase()) ?? [];
    if (edge === "BEGIN" && name === "VCALENDAR") calendars.push(new ICAL.Component("vcalendar"));
    if (calendars.length === 0) throw new NotACalendar();
    // One that does not end ends where the next begins.
    if (edge === "BEGIN" && PIECES.has(name!)) [piece, kind] = [[], name!];
    piece?.push(line);
    if (piece && edge === "END" && name === kind) {
      add(calendars.at(-1)!, piece);
      piece = undefined;
    }
  }
  if (calendars.length === 0) throw new NotACalendar();
  return calendars;
}

function add(calendar: ICAL.Component, piece: readonly string[]): void {
  try {
    const parsed: unknown = ICAL.parse(piece.join("\r\n"));
    calendar.addSubcomponent(new ICAL.Component(parsed as never));
  } catch {
    // Some program has broken it.
  }
}
