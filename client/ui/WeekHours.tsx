import { useMediaQuery } from "@mantine/hooks";
import type { WeekHoursProps } from "./week-hours-props.ts";
import { WeekGrid } from "./WeekGrid.tsx";
import { WeekTimes } from "./WeekTimes.tsx";

/** Weekly hours: painted on a desk, typed where a cell would be too small for a thumb. */
export function WeekHours(props: WeekHoursProps) {
  const isTouch = useMediaQuery("(pointer: coarse), (max-width: 640px)", false, { getInitialValueInEffect: false });
  return isTouch ? <WeekTimes {...props} /> : <WeekGrid {...props} />;
}
