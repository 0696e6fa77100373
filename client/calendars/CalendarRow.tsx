import { Button } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { Fragment } from "react";
import type { CalendarKind, CalendarView } from "../../server/calendars/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { useMe } from "../api/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { Note } from "../ui/Note.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import type { CalendarPerson } from "./calendar-person.ts";
import { type BusyDay, busyDays, readWords, unreadWords } from "./calendar-words.ts";
import classes from "./Calendars.module.css";
import { useDisconnectCalendar, useReadCalendar } from "./use-calendars.ts";

const KIND_WORDS: Readonly<Record<CalendarKind, string>> = {
  feed: "By its address",
  caldav: "CalDAV",
  google: "Google",
};

interface CalendarRowProps {
  readonly calendar: CalendarView;
  readonly person: CalendarPerson;
}

/** One calendar: what it says of today and tomorrow, when it was read, and what keeps it from being read. */
export function CalendarRow({ calendar, person }: CalendarRowProps) {
  const { kind, name, readAt, problem, busy } = calendar;
  const now = useServerNow();
  const known = readAt === null ? [] : busyDays(busy, person.timeZone, now);
  const state = problem ? null : readWords(readAt, now);
  return (
    <li className={classes.calendar}>
      <IconCalendarEvent size={18} aria-hidden="true" />
      <div className={classes.parts}>
        <div>
          <b className={`strong ${classes.name}`}>{name}</b>
          {known.map((day) => (
            <Day key={day.words} day={day} />
          ))}
          <p className="tiny muted">{[KIND_WORDS[kind], state].filter(Boolean).join(" · ")}</p>
        </div>
        {problem && (
          <Note tone="warn">
            It {unreadWords(readAt, now)}. {problem.message}
          </Note>
        )}
        <RowActs calendar={calendar} person={person} />
      </div>
    </li>
  );
}

function Day({ day: { words, times } }: { day: BusyDay }) {
  return (
    <p className="small">
      {words}
      {times.map((time, index) => (
        <Fragment key={time}>
          {index > 0 && ","} <span className="nowrap">{time}</span>
        </Fragment>
      ))}
    </p>
  );
}

function RowActs({ calendar: { id, name }, person }: CalendarRowProps) {
  const read = useReadCalendar(person.id);
  const disconnect = useDisconnectCalendar(person.id);
  const who = person.id === useMe().id ? "you" : person.name;
  const ask = async () => {
    const isSure = await confirm({
      title: `Disconnect ${name}?`,
      children: `Baton forgets it, and new leads come to ${who} whatever it says. It can be connected again.`,
      confirm: "Disconnect",
    });
    // By the promise: the row is gone before the answer is told.
    if (isSure) void disconnect.mutateAsync(id).then(() => tellDone(`${name} is disconnected.`), tellFailed);
  };
  return (
    <div className="row wrap">
      <Button
        size="xs"
        aria-label={`Read again now: ${name}`}
        loading={read.isPending}
        onClick={() => read.mutate(id, { onError: tellFailed })}
      >
        Read again now
      </Button>
      <Button
        size="xs"
        variant="subtle"
        aria-label={`Disconnect ${name}`}
        loading={disconnect.isPending}
        onClick={() => void ask()}
      >
        Disconnect
      </Button>
      <span className="hidden" role="status">
        {read.isSuccess && !read.isPending && `${name} was read again`}
      </span>
    </div>
  );
}
