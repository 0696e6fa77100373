import { useId, type ReactNode } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  /** Beside the title: how many. */
  readonly count?: ReactNode;
  /** At the right: a link or a button. */
  readonly action?: ReactNode;
  readonly id?: string;
  readonly children?: ReactNode;
}

/** A titled group of the inbox. */
export function Section({ title, count, action, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} id={id} className={classes.section}>
      <div className={classes.head}>
        <h2 id={heading}>{title}</h2>
        {count}
        {action && <span className="push">{action}</span>}
      </div>
      {children}
    </section>
  );
}
