import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { ApiError, messageOf } from "../api/errors.ts";
import classes from "./tell.module.css";

const LONG_ENOUGH_TO_UNDO_MS = 8000;
const LONG_ENOUGH_TO_READ_MS = 8000;
const SHORT_MS = 4000;

const shared = {
  classNames: {
    root: classes.toast,
    description: classes.words,
    icon: classes.icon,
    body: classes.body,
    closeButton: classes.close,
  },
  closeButtonProps: { "aria-label": "Close" },
};

interface Undo {
  readonly label?: string;
  readonly run: () => void;
}

/** Says in passing that something was done, with a way back where there is one. */
export function tellDone(words: string, undo?: Undo): void {
  const id = notifications.show({
    ...shared,
    icon: <IconCheck size={18} />,
    autoClose: undo ? LONG_ENOUGH_TO_UNDO_MS : SHORT_MS,
    withCloseButton: !undo,
    message: (
      <span className={classes.line}>
        {words}
        {undo && (
          <Button
            size="xs"
            className={classes.undo}
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label ?? "Undo"}
          </Button>
        )}
      </span>
    ),
  });
}

interface Passing {
  /** Said once, however often it comes. */
  readonly id?: string;
  readonly autoClose?: number;
}

/** Says what stands in the way, and the mend. Stays until it is closed, unless it passes. */
export function tellProblem(words: string, passing: Passing = {}): void {
  notifications.show({
    ...shared,
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
    message: words,
    role: "alert",
    ...passing,
  });
}

/**
 * Says that something did not work, and the mend. Stays until it is closed; that there is no connection is said once and passes,
 * for pages say it themselves as long as it is so.
 */
export function tellFailed(error: unknown): void {
  const isOffline = error instanceof ApiError && error.code === "offline";
  tellProblem(messageOf(error), isOffline ? { id: "offline", autoClose: LONG_ENOUGH_TO_READ_MS } : {});
}
