import { useAttention } from "../api/attention.ts";
import { Count } from "../ui/Chip.tsx";
import classes from "./Shell.module.css";

/** How many leads need somebody now. */
export function AttentionCount() {
  const { data } = useAttention();
  const total = Object.values(data?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return (
    <span className={classes.count}>
      <Count>{total}</Count>
      <span className="hidden"> {total === 1 ? "lead needs" : "leads need"} attention</span>
    </span>
  );
}
