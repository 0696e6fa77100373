import classes from "../shell/Shell.module.css";
import { useDueReminders } from "../reminders/use-reminders.ts";
import { Count } from "../ui/Chip.tsx";
import { isAlarming } from "./alarms.ts";
import { useInbox } from "./use-inbox.ts";

/** How many leads wait for a yes, what one is reminded of, and alarms nobody has seen: of a leader's, nothing else would tell. */
export function InboxCount() {
  const { data } = useInbox();
  const fresh = data?.data.filter(({ isNew }) => isNew).length ?? 0;
  const alarms = data?.notifications.filter(isAlarming).length ?? 0;
  const due = useDueReminders().length;
  const count = fresh + alarms + due;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <Count>{count}</Count>
      <span className="hidden"> new</span>
    </span>
  );
}
