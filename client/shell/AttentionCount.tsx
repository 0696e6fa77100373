import { useAttentionCount } from "../api/attention.ts";
import { Count } from "../ui/Chip.tsx";
import classes from "./Shell.module.css";

/** How many leads need somebody now. */
export function AttentionCount() {
  const { data: total = 0 } = useAttentionCount();
  if (total === 0) return null;
  return (
    <span className={classes.count}>
      <Count>{total}</Count>
      <span className="hidden"> {total === 1 ? "lead needs" : "leads need"} attention</span>
    </span>
  );
}
