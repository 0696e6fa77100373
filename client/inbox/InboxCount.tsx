import classes from "../shell/Shell.module.css";
import { Count } from "../ui/Chip.tsx";
import { useInbox } from "./use-inbox.ts";

/** How many leads wait for a yes, and how many alarms nobody has seen yet: of a leader's, nothing else would tell. */
export function InboxCount() {
  const { data } = useInbox();
  const fresh = data?.data.filter(({ isNew }) => isNew).length ?? 0;
  const alarms = data?.notifications.filter(({ alarm, seenAt }) => alarm && seenAt === null).length ?? 0;
  if (fresh + alarms === 0) return null;
  return (
    <span className={classes.count}>
      <Count>{fresh + alarms}</Count>
      <span className="hidden"> new</span>
    </span>
  );
}
