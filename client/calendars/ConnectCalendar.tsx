import { Button } from "@mantine/core";
import { useState } from "react";
import type { CalendarView } from "../../server/calendars/contract.ts";
import { tellDone } from "../ui/tell.tsx";
import type { CalendarPerson } from "./calendar-person.ts";
import { ConnectByAddress } from "./ConnectByAddress.tsx";
import { ConnectByPassword } from "./ConnectByPassword.tsx";
import { ConnectGoogle } from "./ConnectGoogle.tsx";
import { takeFocus } from "./take-focus.ts";

const FORMS = { feed: ConnectByAddress, caldav: ConnectByPassword };
type Way = keyof typeof FORMS;

interface ConnectCalendarProps {
  readonly person: CalendarPerson;
  /** Nobody can let Baton into somebody else's Google. */
  readonly isMe: boolean;
  readonly isFirst: boolean;
}

/** The ways to connect a calendar, and the form of the one that was chosen. */
export function ConnectCalendar({ person, isMe, isFirst }: ConnectCalendarProps) {
  const [way, setWay] = useState<Way | null>(null);
  // Whoever leaves a form goes on where it was opened.
  const [last, setLast] = useState<Way | null>(null);
  const open = (next: Way) => {
    setWay(next);
    setLast(next);
  };
  if (way !== null) {
    const Form = FORMS[way];
    return (
      <Form
        personId={person.id}
        onDone={({ name }: CalendarView) => {
          setWay(null);
          tellDone(`${name} is connected.`);
        }}
        onCancel={() => setWay(null)}
      />
    );
  }
  return (
    <div className="stack" role="group" aria-label="Connect a calendar">
      <p className="small strong">{isFirst ? "Connect a calendar" : "Connect another calendar"}</p>
      <div className="row wrap">
        <Button size="xs" ref={last === "feed" ? takeFocus : null} onClick={() => open("feed")}>
          By its address
        </Button>
        <Button size="xs" ref={last === "caldav" ? takeFocus : null} onClick={() => open("caldav")}>
          Apple, Nextcloud, other (CalDAV)
        </Button>
        {isMe && <ConnectGoogle personId={person.id} />}
      </div>
    </div>
  );
}
