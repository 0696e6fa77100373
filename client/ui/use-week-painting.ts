import { type PointerEvent, useEffect, useEffectEvent, useState } from "react";
import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { isIn, paint, WEEK } from "./week.ts";
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

/** Painting a rectangle of cells with a mouse or pen; the hours change once, when it is let go. */
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
    cell: (day: Weekday, start: number) => ({
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        const place = { day, start };
        setStroke({ on: !isIn(hours, day, start, start + CELL_MINUTES), from: place, to: place });
      },
      onPointerEnter: () => setStroke((current) => current && { ...current, to: { day, start } }),
    }),
  };
}

function painted(hours: WeeklyHours, { on, from, to }: Stroke): WeeklyHours {
  const rows = [WEEK.indexOf(from.day), WEEK.indexOf(to.day)];
  const start = Math.min(from.start, to.start);
  const end = Math.max(from.start, to.start) + CELL_MINUTES;
  return WEEK.slice(Math.min(...rows), Math.max(...rows) + 1).reduce(
    (result, day) => paint(result, day, start, end, on),
    hours,
  );
}
