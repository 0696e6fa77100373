import type { ReactNode } from "react";
import classes from "./Chip.module.css";

interface ChipProps {
  readonly tone?: "plain" | "good" | "warn" | "bad" | "info";
  /** A Tabler icon of 14 px; with a tone there is an icon or a dot beside the word. */
  readonly icon?: ReactNode;
  readonly dot?: boolean;
  readonly children: ReactNode;
}

/** Says a state in a word. */
export function Chip({ tone = "plain", icon, dot = false, children }: ChipProps) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {dot && <Dot />}
      {icon}
      {children}
    </span>
  );
}

/** Filled: in. A ring: not in. Always beside a word. */
export function Dot({ state = "on" }: { state?: "on" | "off" | "wait" }) {
  return <span className={classes.dot} data-state={state} aria-hidden="true" />;
}

/** How many: an ink pill. */
export function Count({ children }: { children: number }) {
  return <span className={classes.count}>{children}</span>;
}
