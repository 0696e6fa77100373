import classes from "./OwedBar.module.css";

/** To the right of the middle: owed; to the left: had in advance. The number stands beside it. @param part -1 … 1 */
export function OwedBar({ part }: { part: number }) {
  const width = `${Math.min(1, Math.abs(part)) * 50}%`;
  return (
    <span className={classes.bar} aria-hidden="true">
      <i className={classes.fill} data-side={part < 0 ? "had" : "owed"} style={{ width }} />
    </span>
  );
}
