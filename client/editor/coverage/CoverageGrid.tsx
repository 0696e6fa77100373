import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import type { CoverageRow, CoverageView } from "../../../server/flows/coverage/contract.ts";
import { plural } from "../../ui/time.ts";
import { DAY_NAMES } from "../../ui/week.ts";
import { PHONE } from "../use-view.ts";
import { type Cell, cellsOf, dateWords, HOURS } from "./cells.ts";
import classes from "./coverage.module.css";
import { useGridKeys } from "./use-grid-keys.ts";

/** A number for every hour of seven days; on a phone the days stand side by side and the hours below each other. */
export function CoverageGrid({ view, row }: { view: CoverageView; row: CoverageRow }) {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const [focus, setFocus] = useState({ day: 0, hour: 9 });
  const cells = cellsOf(view, row);
  const keys = useGridKeys(focus, setFocus, { days: view.days.length, isPhone });
  const days = view.days.map((day) => <DayName key={day.date} day={day} isDated={view.week === "coming"} />);
  const hours = Array.from({ length: HOURS }, (_, hour) => <span key={hour}>{hour}</span>);
  const [heads, lines] = isPhone ? [days, hours] : [hours, days];
  return (
    <div className={classes.grid}>
      <div
        role="grid"
        aria-label={`${row.label}: people who could take them`}
        className={classes.table}
        data-days-across={isPhone}
        data-dated={view.week === "coming" || undefined}
        {...keys.grid}
      >
        <Heads>{heads}</Heads>
        {lines.map((head, index) => (
          <div key={head.key} role="row" className={classes.line}>
            <span role="rowheader">{head}</span>
            {(isPhone ? cells.map((ofDay) => ofDay[index]!) : cells[index]!).map((cell) => (
              <GridCell key={`${cell.day} ${cell.hour}`} cell={cell} {...keys.cell(cell)} />
            ))}
          </div>
        ))}
      </div>
      <Legend row={row} hasPast={view.pastHours > 0} />
      <p className="small" role="status">
        {cells[focus.day]![focus.hour]!.words}
      </p>
    </div>
  );
}

function Heads({ children }: { children: readonly ReactNode[] }) {
  return (
    <div role="row" className={classes.line}>
      <span role="presentation" />
      {children.map((head, index) => (
        <span key={index} role="columnheader">
          {head}
        </span>
      ))}
    </div>
  );
}

/** A usual week has no dates; the next days do. */
function DayName({ day: { weekday, date }, isDated }: { day: CoverageView["days"][number]; isDated: boolean }) {
  return (
    <span className={classes.day}>
      <abbr title={DAY_NAMES[weekday]}>{DAY_NAMES[weekday].slice(0, 3)}</abbr>
      {isDated && <span>{dateWords(date)}</span>}
    </span>
  );
}

interface GridCellProps {
  readonly cell: Cell;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onPointerEnter: () => void;
}

function GridCell({ cell: { day, hour, people, isPartly, isBusiness, isPast, words }, ...handlers }: GridCellProps) {
  return (
    <span
      role="gridcell"
      className={classes.cell}
      data-level={isPast || people === null ? "none" : Math.min(people, 4)}
      data-partly={(isPartly && !isPast) || undefined}
      data-past={isPast || undefined}
      data-business={isBusiness || undefined}
      data-at={`${day} ${hour}`}
      aria-label={words}
      {...handlers}
    >
      {isPast ? "" : (people ?? "–")}
    </span>
  );
}

const LEVELS: readonly (readonly [level: number, words: string])[] = [
  [1, plural(1, "person")],
  [2, "2 or 3 people"],
  [4, "4 people or more"],
];

function Legend({ row: { never }, hasPast }: { row: CoverageRow; hasPast: boolean }) {
  return (
    <ul className={`${classes.legend} tiny muted`} aria-label="What the cells mean">
      <li>
        <i className={classes.cell} data-level="0" data-business="true" />
        nobody, in your hours
      </li>
      <li>
        <i className={classes.cell} data-level="0" />
        nobody, at other times
      </li>
      {LEVELS.map(([level, words]) => (
        <li key={level}>
          <i className={classes.cell} data-level={level} />
          {words}
        </li>
      ))}
      {hasPast && (
        <li>
          <i className={classes.cell} data-level="none" data-past="true" />
          over
        </li>
      )}
      <li>
        <b aria-hidden="true">!</b> not for all of these leads
      </li>
      {never.length > 0 && (
        <li>
          <b aria-hidden="true">–</b> no such lead comes in
        </li>
      )}
    </ul>
  );
}
