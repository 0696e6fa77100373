import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { messageOf } from "../api/errors.ts";
import { Chip } from "./Chip.tsx";
import { useSaysConnection } from "./connection-said.ts";
import classes from "./States.module.css";
import { clockTime } from "./time.ts";

interface FailedProps {
  /** "The leads did not load" */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What failed and what to do about it, where nothing older can be shown. */
export function Failed({ title, error, onRetry }: FailedProps) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.picture} data-tone="bad" aria-hidden="true">
        <IconAlertTriangle size={22} />
      </span>
      <h2>{title}</h2>
      <p className="small muted">{messageOf(error)}</p>
      {onRetry && (
        <Button size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Stands above data that could not be renewed: they stay, with their date. */
export function OutOfDate({ since, onRetry }: { since: number; onRetry: () => void }) {
  useSaysConnection(true);
  return (
    <p className={classes.outOfDate} role="status">
      <Chip tone="warn" icon={<IconAlertTriangle />}>
        You see {clockTime(since)}
      </Chip>
      <span className="small muted">There is no connection to the server.</span>
      <Button size="xs" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}
