import classes from "../shell/Shell.module.css";
import { Count } from "../ui/Chip.tsx";
import { useInbox } from "./use-inbox.ts";

/** How many leads wait for a yes. */
export function InboxCount() {
  const { data } = useInbox();
  const fresh = data?.data.filter(({ isNew }) => isNew).length ?? 0;
  if (fresh === 0) return null;
  return (
    <span className={classes.count}>
      <Count>{fresh}</Count>
      <span className="hidden"> new</span>
    </span>
  );
}
