import { useState } from "react";
import type { PersonView } from "../../../server/people/contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { AddTimeOff } from "./AddTimeOff.tsx";
import { todayIn } from "../../ui/days.ts";
import { HolidaysChoice } from "./HolidaysChoice.tsx";
import { OffDaysList } from "./OffDaysList.tsx";
import { TimeOffCalendar } from "./TimeOffCalendar.tsx";
import { useOffDays } from "./use-off-days.ts";
import { useTimeOff } from "./use-time-off.ts";

/** Days off and public holidays of somebody, in a calendar. */
export function PersonTimeOff({ person }: { person: PersonView }) {
  const timeOff = useTimeOff(person.id);
  const today = todayIn(person.timeZone, useServerNow());
  const [month, setMonth] = useState(today);
  const [range, setRange] = useState<Range>([null, null]);
  const off = useOffDays(person, month, timeOff.data ?? []);
  return (
    <>
      <HolidaysChoice person={person} />
      <TimeOffCalendar
        today={today}
        month={month}
        onMonth={setMonth}
        range={range}
        onRange={setRange}
        off={off.byDay}
      />
      <QueryView query={timeOff} failed="The days off did not load">
        {() => <OffDaysList person={person} entries={off.listed} />}
      </QueryView>
      <AddTimeOff
        key={range.join()}
        person={person}
        range={range}
        off={off.byDay}
        onDone={() => setRange([null, null])}
      />
    </>
  );
}

/** First and last day, as far as they are chosen. */
export type Range = [first: string | null, last: string | null];
