import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "./Note.tsx";

interface DialogEndProps {
  /** What the main button does, in its words: "Hand over" */
  readonly act: string;
  /** Without it the button sends the form around it. */
  readonly onAct?: () => void;
  /** What cannot be undone looks like it. */
  readonly isDanger?: boolean;
  readonly icon?: ReactNode;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  /** Why it did not work the last time. */
  readonly error?: unknown;
  readonly onCancel?: () => void;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** The end of forms and dialogs: what went wrong, the one main button, and the way out. */
export function DialogEnd({
  act,
  onAct,
  isDanger,
  icon,
  isPending,
  isDisabled,
  error,
  onCancel,
  children,
}: DialogEndProps) {
  return (
    <>
      {error ? <Note tone="bad">{messageOf(error)}</Note> : null}
      <div className="row wrap">
        <Button
          type={onAct ? "button" : "submit"}
          variant={isDanger ? "danger" : "filled"}
          leftSection={icon}
          loading={isPending}
          disabled={isDisabled}
          onClick={onAct}
        >
          {act}
        </Button>
        {onCancel && (
          <Button variant="subtle" disabled={isPending} onClick={onCancel}>
            Cancel
          </Button>
        )}
        {children}
      </div>
    </>
  );
}
