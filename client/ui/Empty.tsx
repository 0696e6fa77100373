import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./States.module.css";

interface EmptyProps {
  readonly title: string;
  /** What belongs here. */
  readonly children?: ReactNode;
  /** The one button that brings it here. */
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
  /** Where it is all that the page has. */
  readonly isPage?: boolean;
}

/** An empty list teaches: what would be here, and the next step. */
export function Empty({ title, children, action, icon = <IconCheck size={22} />, isPage = false }: EmptyProps) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className={classes.state}>
      <span className={classes.picture} data-tone="calm" aria-hidden="true">
        {icon}
      </span>
      <Title>{title}</Title>
      {children && <p className="small muted">{children}</p>}
      {action}
    </div>
  );
}
