import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "./Note.tsx";

interface FormEndProps {
  /** A verb: "Save", "Add person" */
  readonly submit: string;
  readonly icon?: ReactNode;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  /** Why it did not work the last time. */
  readonly error?: unknown;
  readonly onCancel?: () => void;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** The end of every form: what went wrong, the one main button, and the way out. */
export function FormEnd({ submit, icon, isPending, isDisabled, error, onCancel, children }: FormEndProps) {
  return (
    <>
      {error ? <Note tone="bad">{messageOf(error)}</Note> : null}
      <div className="row wrap">
        <Button type="submit" variant="filled" leftSection={icon} loading={isPending} disabled={isDisabled}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        )}
        {children}
      </div>
    </>
  );
}
