import { ReminderRow } from "./ReminderRow.tsx";
import classes from "./Reminders.module.css";
import { useReminders } from "./use-reminders.ts";

/** On a lead's page: what I want to be reminded of. */
export function MyReminders({ leadId }: { readonly leadId: string }) {
  const { data = [] } = useReminders();
  const mine = data.filter(({ lead }) => lead.id === leadId);
  if (mine.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Your reminders">
      {mine.map((reminder) => (
        <ReminderRow key={reminder.id} reminder={reminder} />
      ))}
    </ul>
  );
}
