import { DatePicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import type { Day } from "../../ui/days.ts";
import classes from "./TimeOffCalendar.module.css";
import type { DayMarks } from "./use-off-days.ts";

/** First and last day, as far as they are chosen. */
export type Range = [first: Day | null, last: Day | null];

interface TimeOffCalendarProps {
  readonly today: Day;
  /** Any day of the month that is shown. */
  readonly month: Day;
  readonly onMonth: (month: Day) => void;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly off: ReadonlyMap<Day, DayMarks>;
}

const spoken = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** A month: choose the first and the last day. A dot is a holiday, a bar is time off; below stands which. */
export function TimeOffCalendar({ today, month, onMonth, range, onRange, off }: TimeOffCalendarProps) {
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      fullWidth
      hideOutsideDates
      firstDayOfWeek={1}
      minDate={today}
      date={month}
      onDateChange={onMonth}
      value={range}
      onChange={onRange}
      maxLevel="year"
      ariaLabels={{ previousMonth: "Month before", nextMonth: "Next month" }}
      classNames={{
        day: classes.day,
        monthCell: classes.cell,
        calendarHeaderControl: classes.control,
        calendarHeaderLevel: classes.level,
        weekday: classes.weekday,
      }}
      getDayAriaLabel={(day) => [spoken.format(new Date(`${day}T00:00`)), offWords(off.get(day))].join("")}
      getDayProps={(day) => ({
        "data-holiday": off.get(day)?.holiday !== undefined,
        "data-time-off": off.get(day)?.["time-off"] !== undefined,
        title: off.get(day)?.holiday,
      })}
    />
  );
}

function offWords(marks: DayMarks = {}): string {
  const holiday = marks.holiday === undefined ? "" : `, holiday: ${marks.holiday}`;
  return holiday + (marks["time-off"] === undefined ? "" : ", time off");
}
