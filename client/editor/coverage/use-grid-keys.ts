import type { KeyboardEvent } from "react";
import { HOURS } from "./cells.ts";

interface Position {
  readonly day: number;
  readonly hour: number;
}

/** One cell is in the tab order; arrows, Home and End move from there. */
export function useGridKeys(
  focus: Position,
  setFocus: (position: Position) => void,
  { days, isPhone }: { days: number; isPhone: boolean },
) {
  const moves: Readonly<Record<string, Position>> = isPhone
    ? { ArrowUp: step(0, -1), ArrowDown: step(0, 1), ArrowLeft: step(-1, 0), ArrowRight: step(1, 0) }
    : { ArrowUp: step(-1, 0), ArrowDown: step(1, 0), ArrowLeft: step(0, -1), ArrowRight: step(0, 1) };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key] ?? jump(event.key, focus);
    if (!move) return;
    event.preventDefault();
    const day = within(focus.day + move.day, days);
    const hour = within(focus.hour + move.hour, HOURS);
    setFocus({ day, hour });
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${day} ${hour}"]`)?.focus();
  };
  return {
    grid: { onKeyDown },
    cell: ({ day, hour }: Position) => ({
      tabIndex: day === focus.day && hour === focus.hour ? 0 : -1,
      onFocus: () => setFocus({ day, hour }),
      onPointerEnter: () => setFocus({ day, hour }),
    }),
  };
}

const step = (day: number, hour: number): Position => ({ day, hour });

function jump(key: string, { hour }: Position): Position | undefined {
  if (key === "Home") return step(0, -hour);
  return key === "End" ? step(0, HOURS - 1 - hour) : undefined;
}

const within = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at));
