import { type PointerEvent, useEffect, useEffectEvent, useState } from "react";
import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { DAY_NAMES, isIn, paint, timeOf, WEEK } from "./week.ts";
import { CELL_MINUTES } from "./week-cell.ts";

interface Stroke {
  readonly on: boolean;
  readonly from: Place;
  readonly to: Place;
}
interface Place {
  readonly day: Weekday;
  readonly start: number;
}

/** Painting a rectangle of cells with mouse, pen or finger; the hours change once, when it is let go. */
export function useWeekPainting(hours: WeeklyHours, onChange: (hours: WeeklyHours) => void) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const shown = stroke ? painted(hours, stroke) : hours;

  const finish = useEffectEvent(() => {
    setStroke(null);
    if (stroke) onChange(painted(hours, stroke));
  });
  const cancel = useEffectEvent(() => setStroke(null));
  const isPainting = stroke !== null;
  useEffect(() => {
    if (!isPainting) return undefined;
    const up = () => finish();
    const away = () => cancel();
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", away);
    return () => {
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", away);
    };
  }, [isPainting]);

  return {
    shown,
    /** "Monday to Wednesday, 09:00 to 12:30: in", while it lasts. */
    words: stroke && strokeWords(stroke),
    cell: (day: Weekday, start: number) => ({
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        // A finger holds the cell where it began; let go, the cells that it passes hear of it like those under a mouse.
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.releasePointerCapture(event.pointerId);
        }
        const place = { day, start };
        setStroke({ on: !isIn(hours, day, start, start + CELL_MINUTES), from: place, to: place });
      },
      onPointerEnter: () => setStroke((current) => current && { ...current, to: { day, start } }),
    }),
  };
}

function areaOf({ from, to }: Stroke) {
  const rows = [WEEK.indexOf(from.day), WEEK.indexOf(to.day)];
  return {
    days: WEEK.slice(Math.min(...rows), Math.max(...rows) + 1),
    start: Math.min(from.start, to.start),
    end: Math.max(from.start, to.start) + CELL_MINUTES,
  };
}

function painted(hours: WeeklyHours, stroke: Stroke): WeeklyHours {
  const { days, start, end } = areaOf(stroke);
  return days.reduce((result, day) => paint(result, day, start, end, stroke.on), hours);
}

function strokeWords(stroke: Stroke): string {
  const { days, start, end } = areaOf(stroke);
  const names = [...new Set([days[0]!, days.at(-1)!])].map((day) => DAY_NAMES[day]).join(" to ");
  return `${names}, ${timeOf(start)} to ${timeOf(end)}: ${stroke.on ? "in" : "off"}`;
}
