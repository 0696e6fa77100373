import { useReducer } from "react";
import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { useServerNow } from "../api/clock.ts";
import { placeOfZone } from "./names.ts";
import { CELL_MINUTES } from "./week-cell.ts";
import { useWeekKeys } from "./use-week-keys.ts";
import { useWeekPainting } from "./use-week-painting.ts";
import { DAY_MINUTES, DAY_NAMES, isIn, lengthWords, spansOf, timeOf, WEEK, weekPosition } from "./week.ts";
import classes from "./WeekGrid.module.css";
import type { WeekHoursProps } from "./week-hours-props.ts";

const USUAL_FROM = 6 * 60;
const USUAL_TO = 20 * 60;

/** The week as a grid of half hours. Drag to paint; arrows, Space and Shift do the same. */
export function WeekGrid({ hours, onChange, label, timeZone }: WeekHoursProps) {
  const [wholeDay, showWholeDay] = useReducer(() => true, isOutsideUsual(hours));
  const [from, to] = wholeDay ? [0, DAY_MINUTES] : [USUAL_FROM, USUAL_TO];
  const cells = Array.from({ length: (to - from) / CELL_MINUTES }, (_, index) => from + index * CELL_MINUTES);
  const painting = useWeekPainting(hours, onChange);
  const keyboard = useWeekKeys({ hours, onChange, cells });
  const now = weekPosition(useServerNow(), timeZone);

  return (
    <div className="stack">
      <div
        role="grid"
        aria-label={`${label}, ${placeOfZone(timeZone)} time`}
        className={classes.week}
        {...keyboard.grid}
      >
        <Scale from={from} to={to} />
        {WEEK.map((day) => (
          <Day key={day} day={day} cells={cells} now={now.minutes} painting={painting} keyboard={keyboard} />
        ))}
      </div>
      <p className={`${classes.stroke} small strong`}>
        {painting.words ?? `It is ${DAY_NAMES[now.day]} ${timeOf(now.minutes)} in ${placeOfZone(timeZone)}`}
      </p>
      <p className="help">
        Drag to paint. With keys: arrows move, <span className="kbd">Space</span> switches,{" "}
        <span className="kbd">Shift</span> extends. The outlined column is now.
      </p>
      {!wholeDay && (
        <button type="button" className={classes.more} onClick={showWholeDay}>
          Show the whole day
        </button>
      )}
    </div>
  );
}

interface DayProps {
  readonly day: Weekday;
  readonly cells: readonly number[];
  /** Minutes of the day. */
  readonly now: number;
  readonly painting: ReturnType<typeof useWeekPainting>;
  readonly keyboard: ReturnType<typeof useWeekKeys>;
}

function Day({ day, cells, now, painting, keyboard }: DayProps) {
  return (
    <div role="row" className={classes.day}>
      <b role="rowheader">
        <abbr title={DAY_NAMES[day]}>{DAY_NAMES[day].slice(0, 3)}</abbr>
      </b>
      <span role="presentation" className={classes.cells}>
        {cells.map((start) => {
          const on = isIn(painting.shown, day, start, start + CELL_MINUTES);
          return (
            <i
              key={start}
              role="gridcell"
              className={classes.cell}
              data-on={on}
              data-half={start % 60 !== 0}
              data-now={start <= now && now < start + CELL_MINUTES}
              aria-selected={on}
              aria-label={`${DAY_NAMES[day]} ${timeOf(start)}`}
              {...painting.cell(day, start)}
              {...keyboard.cell(day, start)}
            />
          );
        })}
      </span>
      <span role="gridcell" className="tiny muted nowrap">
        {lengthWords(painting.shown, day)}
      </span>
    </div>
  );
}

function isOutsideUsual(hours: WeeklyHours): boolean {
  return WEEK.some((day: Weekday) => spansOf(hours, day).some(([from, to]) => from < USUAL_FROM || to > USUAL_TO));
}

function Scale({ from, to }: { from: number; to: number }) {
  const step = to - from > 16 * 60 ? 180 : 120;
  const marks = Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
  return (
    <div className={classes.scale} role="presentation" aria-hidden="true">
      {marks.map((minutes) => (
        <span key={minutes} style={{ left: `${((minutes - from) / (to - from)) * 100}%` }}>
          {minutes / 60}
        </span>
      ))}
    </div>
  );
}
