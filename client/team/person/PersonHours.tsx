import { Switch } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { useWorkspace } from "../../api/workspace.ts";
import { TimeZoneChoice } from "../../ui/Choices.tsx";
import { Note } from "../../ui/Note.tsx";
import { OFFICE_HOURS } from "../../ui/week.ts";
import { WeekHours } from "../../ui/WeekHours.tsx";
import { clockChangeWords } from "./clock-change.ts";
import { PartEnd } from "./PartEnd.tsx";
import { usePart } from "./use-part.ts";

/** The week in which leads are given to somebody, in their own time zone. Saved when one says so. */
export function PersonHours({ person }: { person: PersonView }) {
  const { data: workspace } = useWorkspace();
  const part = usePart(
    person,
    "hours",
    { hours: person.hours, timeZone: person.timeZone },
    `Hours of ${person.name} saved.`,
  );
  const { hours, timeZone } = part.draft;
  const change = clockChangeWords(hours, timeZone, serverNow());
  return (
    <>
      <Switch
        label="Always, day and night"
        checked={hours === null}
        onChange={({ currentTarget: { checked } }) =>
          part.set({ hours: checked ? null : (person.hours ?? workspace?.hours ?? OFFICE_HOURS) })
        }
      />
      {hours !== null && (
        <>
          <TimeZoneChoice label="Time zone" value={timeZone} onChange={(zone) => part.set({ timeZone: zone })} />
          <WeekHours
            hours={hours}
            onChange={(next) => part.set({ hours: next })}
            label={`Working hours of ${person.name}`}
            timeZone={timeZone}
            companyHours={workspace?.hours}
          />
          {change && <Note tone="info">{change}</Note>}
        </>
      )}
      <PartEnd part={part} save="Save hours" />
    </>
  );
}
