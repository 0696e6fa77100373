import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { serverNow } from "../../api/clock.ts";
import { messageOf } from "../../api/errors.ts";
import { useMe } from "../../api/session.ts";
import { Note } from "../../ui/Note.tsx";
import { tellDone } from "../../ui/tell.tsx";
import { backOn, type Day, daysWords } from "../../ui/days.ts";
import type { Range } from "./TimeOffCalendar.tsx";
import type { DayMarks, OffPerson } from "./use-off-days.ts";
import { useAddTimeOff } from "./use-time-off.ts";

interface AddTimeOffProps {
  readonly person: OffPerson;
  readonly range: Range;
  readonly off: ReadonlyMap<Day, DayMarks>;
  readonly onDone: () => void;
}

/** The days that were chosen, when somebody is back, and why they are off. */
export function AddTimeOff({ person, range: [first, last], off, onDone }: AddTimeOffProps) {
  const [note, setNote] = useState("");
  const me = useMe();
  const add = useAddTimeOff(person.id);
  if (first === null) return <p className="help">Choose the first day off in the calendar, then the last.</p>;
  if (last === null) return <p className="help">Now the last day. The same day again is one day off.</p>;
  const words = daysWords(first, last, serverNow());
  const back = backOn(last, person.hours, (day) => off.has(day));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(
          { firstDay: first, lastDay: last, note },
          {
            onSuccess: () => {
              tellDone(`${person.id === me.id ? "You are" : `${person.name} is`} off ${words}.`);
              onDone();
            },
          },
        );
      }}
    >
      <p className="small" role="status">
        Off <b className="strong">{words}</b>
        {back && `, back ${daysWords(back, back, serverNow())}`}. No new leads until then.
      </p>
      <TextInput
        label="What for"
        maxLength={200}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      {add.isError && <Note tone="bad">{messageOf(add.error)}</Note>}
      <div className="row">
        <Button type="submit" size="xs" variant="filled" loading={add.isPending}>
          Add time off
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
