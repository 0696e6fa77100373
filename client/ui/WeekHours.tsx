import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { WeekHoursProps } from "./week-hours-props.ts";
import { CopyDay } from "./CopyDay.tsx";
import { WeekGrid } from "./WeekGrid.tsx";
import { WeekPresets } from "./WeekPresets.tsx";
import classes from "./WeekTools.module.css";
import { WeekTimes } from "./WeekTimes.tsx";

const WAYS = [
  { value: "paint", label: "Paint" },
  { value: "type", label: "Type times" },
] as const;

/** Weekly hours: painted by half hours, or typed to the minute; a day can be copied and a usual week taken. */
export function WeekHours(props: WeekHoursProps) {
  const { hours, onChange, companyHours } = props;
  const [way, setWay] = useState<(typeof WAYS)[number]["value"]>("paint");
  return (
    <div className="stack">
      <div className={classes.tools}>
        <SegmentedControl aria-label="How to set the hours" data={[...WAYS]} value={way} onChange={setWay} />
        <CopyDay hours={hours} onChange={onChange} />
        <WeekPresets companyHours={companyHours} onChoose={onChange} />
      </div>
      {way === "paint" ? <WeekGrid {...props} /> : <WeekTimes {...props} />}
    </div>
  );
}
