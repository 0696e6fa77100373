import { useState } from "react";
import { useServerNow } from "../../api/clock.ts";
import { todayIn } from "../../ui/days.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { AddTimeOff } from "./AddTimeOff.tsx";
import { OffDaysList } from "./OffDaysList.tsx";
import { type Range, TimeOffCalendar } from "./TimeOffCalendar.tsx";
import { type OffPerson, useOffDays } from "./use-off-days.ts";
import { useTimeOff } from "./use-time-off.ts";

/** A month with what is off in it; days that are chosen there become time off. */
export function TimeOffPlan({ person }: { person: OffPerson }) {
  const timeOff = useTimeOff(person.id);
  const today = todayIn(person.timeZone, useServerNow());
  const [month, setMonth] = useState(today);
  const [range, setRange] = useState<Range>([null, null]);
  const off = useOffDays(person, month, timeOff.data ?? []);
  return (
    <>
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
