import classes from "./Bar.module.css";

interface BarProps {
  /** 0 … 1 */
  readonly part: number;
  readonly tone?: "usual" | "warn" | "bad";
  /** 0 … 1: where it should be. */
  readonly mark?: number;
}

/** A bar beside a number that says the same. */
export function Bar({ part, tone = "usual", mark }: BarProps) {
  const percent = (value: number) => `${Math.min(1, Math.max(0, value)) * 100}%`;
  return (
    <span className={classes.bar} aria-hidden="true">
      <i className={classes.fill} data-tone={tone} style={{ width: percent(part) }} />
      {mark !== undefined && <em className={classes.mark} style={{ left: percent(mark) }} />}
    </span>
  );
}
