import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useServerNow } from "../../api/clock.ts";
import { useMe } from "../../api/session.ts";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { useOngoing } from "../../ui/use-ongoing.ts";
import { daysWords } from "../../ui/days.ts";
import classes from "./OffDaysList.module.css";
import type { OffDays, OffPerson } from "./use-off-days.ts";
import { useAddTimeOff, useRemoveTimeOff } from "./use-time-off.ts";

/** What the marks in the calendar mean, by name; days off can be removed. */
export function OffDaysList({ person, entries }: { person: OffPerson; entries: readonly OffDays[] }) {
  const now = useServerNow();
  const me = useMe();
  const remove = useRemoveTimeOff(person.id);
  const add = useAddTimeOff(person.id);
  const removing = useOngoing();
  const takeBack = ({ id, first, last, name }: OffDays) => {
    if (id === null) return;
    // By their promises: a second removal, or leaving the page, must not silence what becomes of the first.
    const putBack = () => void add.mutateAsync({ firstDay: first, lastDay: last, note: name }).catch(tellFailed);
    const who = person.id === me.id ? "You work" : `${person.name} works`;
    void removing
      .run(id, () => remove.mutateAsync(id))
      .then(() => tellDone(`${who} ${daysWords(first, last, now)}.`, { run: putBack }), tellFailed);
  };
  if (entries.length === 0) return <p className="small muted">No holiday in this month, and no time off planned.</p>;
  return (
    <ul className={classes.entries} aria-label="Holidays and time off">
      {entries.map((entry) => (
        <li key={entry.first + entry.kind} className={classes.entry}>
          <span className={classes.mark} data-kind={entry.kind} aria-hidden="true" />
          <span>
            <span className="strong">{daysWords(entry.first, entry.last, now)}</span>{" "}
            <span className="muted">{entry.kind === "holiday" ? entry.name : entry.name || "Time off"}</span>
          </span>
          {entry.id && (
            <ActionIcon
              aria-label={`Remove time off ${daysWords(entry.first, entry.last, now)}`}
              loading={removing.has(entry.id)}
              onClick={() => takeBack(entry)}
            >
              <IconTrash size={18} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
