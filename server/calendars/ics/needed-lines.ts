/** Properties that say when somebody is busy, and what holds them. */
const NEEDED = new Set([
  "BEGIN",
  "END",
  "UID",
  "DTSTART",
  "DTEND",
  "DURATION",
  "RRULE",
  "RDATE",
  "EXDATE",
  "RECURRENCE-ID",
  "STATUS",
  "TRANSP",
  "X-MICROSOFT-CDO-BUSYSTATUS",
  "ATTENDEE",
  "FREEBUSY",
  "TZID",
  "TZOFFSETFROM",
  "TZOFFSETTO",
]);

/**
 * The lines of a calendar that are needed, unfolded (RFC 5545, 3.1). Titles, places and notes are most of a calendar and not
 * even parsed; nor are lines that some program has broken there.
 */
export function neededLines(text: string): string[] {
  // Some files begin with a byte order mark.
  const lines = text.replaceAll(/^\uFEFF|\r?\n[ \t]/g, "").split(/\r?\n/);
  return lines.filter((line) => NEEDED.has(nameOf(line))).map(asDay);
}

/** Some programs do not say that a day is meant, which without its word is a broken time. */
const asDay = (line: string): string =>
  line.replace(/^(DTSTART|DTEND|RECURRENCE-ID|EXDATE)((?:;(?!VALUE=)[^:;]*)*):(\d{8})$/i, "$1$2;VALUE=DATE:$3");

function nameOf(line: string): string {
  const end = line.search(/[;:]/);
  return line.slice(0, Math.max(end, 0)).toUpperCase();
}
