import { z } from "zod";
import { timeOfDay, WEEKDAYS, type Weekday, weeklyHours } from "../../node-catalog/kit/domain.ts";

type Span = readonly [from: string, to: string];
type Week = Readonly<Partial<Record<Weekday, readonly Span[]>>>;

const span = z
  .tuple([timeOfDay, timeOfDay])
  .refine(([from, to]) => from !== to && from !== "24:00", "The end must be another time than the start");

/**
 * Weekly hours as people write them: 22:00 to 06:00 ends on the next day. What is stored never crosses midnight, so such
 * hours come back as two: to 24:00, and from 00:00 on the next day.
 */
export const hoursInput = z
  .partialRecord(z.enum(WEEKDAYS), z.array(span).max(8))
  .transform(splitAtMidnight)
  .pipe(weeklyHours);

function splitAtMidnight(week: Week): Partial<Record<Weekday, Span[]>> {
  const days: Partial<Record<Weekday, Span[]>> = {};
  const put = (day: Weekday, one: Span) => (days[day] ??= []).push(one);
  for (const [index, day] of WEEKDAYS.entries()) {
    if (week[day]) days[day] ??= [];
    for (const [from, to] of week[day] ?? []) {
      if (from < to) put(day, [from, to]);
      else {
        put(day, [from, "24:00"]);
        if (to !== "00:00") put(WEEKDAYS[(index + 1) % WEEKDAYS.length]!, ["00:00", to]);
      }
    }
  }
  return days;
}
