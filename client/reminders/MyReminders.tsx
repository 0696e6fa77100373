import { QueryView } from "../ui/QueryView.tsx";
import { ReminderRow } from "./ReminderRow.tsx";
import classes from "./Reminders.module.css";
import { useRemindersOf } from "./use-reminders.ts";

/** On a lead's page: what I want to be reminded of. The page says itself how old it is. */
export function MyReminders({ leadId }: { readonly leadId: string }) {
  const reminders = useRemindersOf(leadId);
  // Most leads have none: nothing that would only go again stands here while they are read.
  if (reminders.isPending) return null;
  return (
    <QueryView query={reminders} failed="Your reminders did not load" saysAge>
      {(mine) =>
        mine.length > 0 && (
          <ul className={classes.list} aria-label="Your reminders">
            {mine.map((reminder) => (
              <ReminderRow key={reminder.id} reminder={reminder} />
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}
