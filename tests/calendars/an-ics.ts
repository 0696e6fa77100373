/** A calendar with these events, each as its lines. */
export const anIcs = (...events: readonly (readonly string[])[]): string => calendarOf(events.flatMap(asEvent));

export const calendarOf = (lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");

const asEvent = (lines: readonly string[], index: number): string[] => [
  "BEGIN:VEVENT",
  ...(lines.some((line) => line.startsWith("UID:")) ? [] : [`UID:event-${index}`]),
  "DTSTAMP:20260101T000000Z",
  "SUMMARY:Nobody's business",
  ...lines,
  "END:VEVENT",
];
