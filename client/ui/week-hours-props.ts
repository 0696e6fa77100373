import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";

/** What both ways to set weekly hours are given. */
export interface WeekHoursProps {
  readonly hours: WeeklyHours;
  readonly onChange: (hours: WeeklyHours) => void;
  /** "Working hours of Ann Berger" */
  readonly label: string;
  /** Where those hours are local time. */
  readonly timeZone: string;
  /** Offered as a week to begin with. */
  readonly companyHours?: WeeklyHours;
}
