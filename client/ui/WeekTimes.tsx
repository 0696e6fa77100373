import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type FocusEvent, useState } from "react";
import type { Weekday } from "../../node-catalog/kit/domain.ts";
import { Note } from "./Note.tsx";
import {
  DAY_MINUTES,
  DAY_NAMES,
  midnightWords,
  minutesOf,
  type Span,
  spansOf,
  timeOf,
  WEEK,
  withDay,
  withSpan,
} from "./week.ts";
import type { WeekHoursProps } from "./week-hours-props.ts";
import classes from "./WeekTimes.module.css";

const LUNCH_MINUTES = 60;

/** The week as times to type: from and to for each day, more than once where there is a break. */
export function WeekTimes({ hours, onChange, label }: WeekHoursProps) {
  const [note, setNote] = useState<string>();
  const setSpan = (day: Weekday, at: number, span: Span) => {
    setNote(midnightWords(day, span));
    onChange(withSpan(hours, day, at, span));
  };
  return (
    <div className="stack">
      <div role="status">{note && <Note tone="info">{note}</Note>}</div>
      <ul className={classes.week} aria-label={label}>
        {WEEK.map((day) => (
          <Day
            key={day}
            day={day}
            spans={spansOf(hours, day)}
            onSet={(at, span) => setSpan(day, at, span)}
            onRemove={(at) => onChange(withDay(hours, day, spansOf(hours, day).toSpliced(at, 1)))}
          />
        ))}
      </ul>
      <p className="help">
        Hours past midnight, such as 22:00 to 06:00, are split: the rest belongs to the next day. In the night when
        clocks change, a time that does not exist counts as the moment of the change; one that comes twice counts the
        first time.
      </p>
    </div>
  );
}

interface DayProps {
  readonly day: Weekday;
  readonly spans: readonly Span[];
  readonly onSet: (at: number, span: Span) => void;
  readonly onRemove: (at: number) => void;
}

function Day({ day, spans, onSet, onRemove }: DayProps) {
  return (
    <li className={classes.day}>
      <h3>{DAY_NAMES[day]}</h3>
      {spans.length === 0 && <p className="small muted">Day off</p>}
      {spans.map((span, at) => (
        <Times
          // Other times are other fields: what was typed into the old ones is void.
          key={span.join("-")}
          day={day}
          span={span}
          onSet={(next) => onSet(at, next)}
          onRemove={() => onRemove(at)}
        />
      ))}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={16} />}
        onClick={() => onSet(spans.length, nextSpan(spans.at(-1)?.[1]))}
        aria-label={`Add hours on ${DAY_NAMES[day]}`}
      >
        Add hours
      </Button>
    </li>
  );
}

/** After a break when there are hours before, else a usual day. */
function nextSpan(lastEnd: number | undefined): [number, number] {
  if (lastEnd === undefined) return [9 * 60, 17 * 60];
  const from = Math.min(lastEnd + LUNCH_MINUTES, DAY_MINUTES - 60);
  return [from, Math.min(from + 4 * 60, DAY_MINUTES)];
}

interface TimesProps {
  readonly day: Weekday;
  readonly span: Span;
  readonly onSet: (span: Span) => void;
  readonly onRemove: () => void;
}

/** From and to. Taken over when one leaves both: the first of two changes alone may go past midnight by mistake. */
function Times({ day, span: [from, to], onSet, onRemove }: TimesProps) {
  const [typed, setTyped] = useState<Span>([from, to]);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) => {
    if (currentTarget.contains(relatedTarget)) return;
    if (typed[0] !== from || typed[1] !== to) onSet(typed);
  };
  return (
    <div className={classes.times} onBlur={leave}>
      <TimeField
        label={`${DAY_NAMES[day]} from`}
        minutes={from}
        onChange={(minutes) => setTyped((now) => [minutes, now[1]])}
      />
      <span className="muted">to</span>
      <TimeField
        label={`${DAY_NAMES[day]} to`}
        minutes={to}
        onChange={(minutes) => setTyped((now) => [now[0], minutes])}
      />
      <ActionIcon aria-label={`Remove ${timeOf(from)} to ${timeOf(to)} on ${DAY_NAMES[day]}`} onClick={onRemove}>
        <IconTrash size={18} />
      </ActionIcon>
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

function TimeField({ label, minutes, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      classNames={{ input: classes.time }}
      aria-label={label}
      // Browsers know no 24:00.
      defaultValue={timeOf(Math.min(minutes, DAY_MINUTES - 1))}
      onChange={({ currentTarget: { value } }) => {
        if (value) onChange(value === "23:59" ? DAY_MINUTES : minutesOf(value));
      }}
    />
  );
}
