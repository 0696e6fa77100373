import { CloseButton } from "@mantine/core";
import { Note } from "../ui/Note.tsx";
import classes from "./TooLateNotes.module.css";

export interface TooLateNote {
  readonly id: number;
  readonly words: string;
}

interface TooLateNotesProps {
  readonly notes: readonly TooLateNote[];
  readonly onClose: (id: number) => void;
}

/** What happened instead, when somebody or the clock was faster. Stays until it was read. */
export function TooLateNotes({ notes, onClose }: TooLateNotesProps) {
  return (
    <div role="alert" className={classes.notes}>
      {notes.map(({ id, words }) => (
        <Note key={id} tone="warn">
          <span className={classes.line}>
            <span>{words}</span>
            <CloseButton aria-label="Close" onClick={() => onClose(id)} />
          </span>
        </Note>
      ))}
    </div>
  );
}
