import ICAL from "ical.js";
import { neededLines } from "./needed-lines.ts";

/**
 * The calendars of a file, each with its events, zones and free and busy times. Read piece by piece: one that makes no sense
 * is left out and takes no others with it.
 *
 * @throws Error when the text is no calendar, or ends in the middle of one
 */
export function calendarsIn(text: string): ICAL.Component[] {
  const calendars: ICAL.Component[] = [];
  let depth = 0;
  let piece: string[] = [];
  for (const line of neededLines(text)) {
    const [, edge, name = ""] = /^(BEGIN|END):\s*(\S+)/i.exec(line) ?? [];
    if (edge?.toUpperCase() === "BEGIN") depth++;
    if (depth === 1 && edge) {
      if (name.toUpperCase() !== "VCALENDAR") throw new Error("not a calendar");
      if (edge.toUpperCase() === "BEGIN") calendars.push(new ICAL.Component("vcalendar"));
    }
    if (depth > 1) piece.push(line);
    if (edge?.toUpperCase() === "END") depth--;
    if (depth === 1 && piece.length > 0) {
      add(calendars.at(-1)!, piece);
      piece = [];
    }
  }
  if (calendars.length === 0 || depth !== 0) throw new Error("not a calendar");
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
