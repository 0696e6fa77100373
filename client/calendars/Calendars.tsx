import { useMe } from "../api/session.ts";
import { placeOfZone } from "../ui/names.ts";
import { QueryView } from "../ui/QueryView.tsx";
import type { CalendarPerson } from "./calendar-person.ts";
import { CalendarRow } from "./CalendarRow.tsx";
import classes from "./Calendars.module.css";
import { ConnectCalendar } from "./ConnectCalendar.tsx";
import { useCalendars } from "./use-calendars.ts";

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Somebody's calendars: what they say, how they are, and a way to connect one more. */
export function Calendars({ person }: { person: CalendarPerson }) {
  const calendars = useCalendars(person.id);
  const isMe = useMe().id === person.id;
  return (
    <QueryView query={calendars} failed="The calendars did not load">
      {(all) => (
        <div className={classes.calendars}>
          {all.length > 0 && (
            <ul className="list" aria-label="Calendars">
              {all.map((calendar) => (
                <CalendarRow key={calendar.id} calendar={calendar} person={person} />
              ))}
            </ul>
          )}
          {all.length > 0 && person.timeZone !== HERE && (
            <p className="help">Times are those in {placeOfZone(person.timeZone)}.</p>
          )}
          {all.length === 0 && <p className="small muted">{teachingWords(isMe ? null : person.name)}</p>}
          <ConnectCalendar person={person} isMe={isMe} isFirst={all.length === 0} />
        </div>
      )}
    </QueryView>
  );
}

function teachingWords(name: string | null): string {
  const does =
    name === null
      ? "While your calendar says you are busy, new leads go to your colleagues."
      : `While ${name}’s calendar says busy, new leads go to colleagues.`;
  return `${does} Baton keeps only the times, no titles.`;
}
