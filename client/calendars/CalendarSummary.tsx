import { useServerNow } from "../api/clock.ts";
import { calendarsSummary } from "./calendar-words.ts";
import { useCalendars } from "./use-calendars.ts";

/** Somebody's calendars in one line; nothing until they are known. */
export function CalendarSummary({ personId }: { personId: string }) {
  const { data } = useCalendars(personId);
  const now = useServerNow();
  return data && calendarsSummary(data, now);
}
