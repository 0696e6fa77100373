import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { useChangePerson } from "../api/people.ts";
import { useWorkspace } from "../api/workspace.ts";
import { TimeZoneChoice } from "../ui/Choices.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { OFFICE_HOURS } from "../ui/week.ts";
import { WeekHours } from "../ui/WeekHours.tsx";

/** The week in which leads are given to somebody, in their own time zone. Saved when one says so. */
export function PersonHours({ person }: { person: PersonView }) {
  const { data: workspace } = useWorkspace();
  const change = useChangePerson();
  const [hours, setHours] = useState<WeeklyHours | null>(person.hours);
  const [timeZone, setTimeZone] = useState(person.timeZone);
  const isChanged = timeZone !== person.timeZone || JSON.stringify(hours) !== JSON.stringify(person.hours);

  const save = () =>
    change.mutate(
      { id: person.id, hours, timeZone },
      { onSuccess: () => tellDone(`Hours of ${person.name} saved.`), onError: tellFailed },
    );
  const reset = () => {
    setHours(person.hours);
    setTimeZone(person.timeZone);
  };

  return (
    <div className="stack">
      <h3>Working hours</h3>
      <Switch
        label="Always, day and night"
        checked={hours === null}
        onChange={({ currentTarget: { checked } }) =>
          setHours(checked ? null : (person.hours ?? workspace?.hours ?? OFFICE_HOURS))
        }
      />
      {hours !== null && (
        <>
          <TimeZoneChoice label="Time zone" value={timeZone} onChange={setTimeZone} />
          <WeekHours hours={hours} onChange={setHours} label={`Working hours of ${person.name}`} timeZone={timeZone} />
        </>
      )}
      {isChanged && (
        <div className="row">
          <Button size="xs" variant="filled" loading={change.isPending} onClick={save}>
            Save hours
          </Button>
          <Button size="xs" variant="subtle" onClick={reset}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}
