import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { OFFICE_HOURS, WEEK } from "./week.ts";

type Times = readonly [from: string, to: string];
const onDays = (days: readonly Weekday[], ...times: readonly Times[]): WeeklyHours =>
  Object.fromEntries(days.map((day) => [day, times.map(([from, to]) => [from, to])]));

const WORKDAYS = WEEK.slice(0, 5);

/** Weeks that many people have, to begin with. */
export const WEEK_PRESETS: readonly { readonly label: string; readonly hours: WeeklyHours }[] = [
  { label: "Monday to Friday, 9 to 17", hours: OFFICE_HOURS },
  { label: "Monday to Friday, 8 to 12 and 13 to 17", hours: onDays(WORKDAYS, ["08:00", "12:00"], ["13:00", "17:00"]) },
  { label: "Monday to Friday, mornings", hours: onDays(WORKDAYS, ["08:00", "12:00"]) },
  { label: "Every day, 8 to 20", hours: onDays(WEEK, ["08:00", "20:00"]) },
  { label: "No hours", hours: {} },
];
