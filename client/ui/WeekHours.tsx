import { useMediaQuery } from "@mantine/hooks";
import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { WeekGrid } from "./WeekGrid.tsx";
import { WeekTimes } from "./WeekTimes.tsx";

export interface WeekHoursProps {
  readonly hours: WeeklyHours;
  readonly onChange: (hours: WeeklyHours) => void;
  /** "Working hours of Ann Berger" */
  readonly label: string;
  /** Where those hours are local time. */
  readonly timeZone: string;
}

/** Weekly hours: painted on a desk, typed where a cell would be too small for a thumb. */
export function WeekHours(props: WeekHoursProps) {
  const isTouch = useMediaQuery("(pointer: coarse), (max-width: 640px)", false, { getInitialValueInEffect: false });
  return isTouch ? <WeekTimes {...props} /> : <WeekGrid {...props} />;
}
