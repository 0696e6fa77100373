import { type ReactNode, useEffect, useState } from "react";
import classes from "./States.module.css";

const SHOW_AFTER_MS = 300;

interface LoadingProps {
  /** How many rows what comes will roughly have. */
  readonly rows?: number;
  /** The shape of what comes, where rows do not fit. */
  readonly children?: ReactNode;
}

/** Shown after 300 ms only: what comes sooner needs no announcement. */
export function Loading({ rows = 4, children }: LoadingProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className={classes.loading} role="status">
      <span className="hidden">Loading</span>
      {children ??
        Array.from({ length: rows }, (_, row) => <i key={row} className={classes.bone} aria-hidden="true" />)}
    </div>
  );
}
