import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { CELL_MINUTES } from "./week-cell.ts";
import { isIn, paint, WEEK } from "./week.ts";

interface WeekKeys {
  readonly hours: WeeklyHours;
  readonly onChange: (hours: WeeklyHours) => void;
  /** Where the cells of a day begin, in minutes. */
  readonly cells: readonly number[];
}

const MOVES: Record<string, readonly [days: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One cell is in the tab order, arrows move it; Space switches a cell, Shift with an arrow carries its state along. */
export function useWeekKeys({ hours, onChange, cells }: WeekKeys) {
  const [place, setPlace] = useState<{ day: Weekday; start: number }>({ day: "mon", start: 9 * 60 });
  const grid = useRef<HTMLDivElement>(null);

  const moveTo = (day: Weekday, start: number) => {
    setPlace({ day, start });
    grid.current?.querySelector<HTMLElement>(`[data-place="${day}-${start}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { day, start } = place;
    const on = isIn(hours, day, start, start + CELL_MINUTES);
    if (event.key === " ") {
      event.preventDefault();
      onChange(paint(hours, day, start, start + CELL_MINUTES, !on));
      return;
    }
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const nextDay = WEEK[WEEK.indexOf(day) + move[0]];
    const nextStart = cells[cells.indexOf(start) + move[1]];
    if (nextDay === undefined || nextStart === undefined) return;
    if (event.shiftKey) onChange(paint(hours, nextDay, nextStart, nextStart + CELL_MINUTES, on));
    moveTo(nextDay, nextStart);
  };

  return {
    grid: { ref: grid, onKeyDown },
    cell: (day: Weekday, start: number) => ({
      "data-place": `${day}-${start}`,
      tabIndex: day === place.day && start === place.start ? 0 : -1,
      onFocus: (_event: FocusEvent) => setPlace({ day, start }),
    }),
  };
}
