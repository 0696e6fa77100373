import { Button } from "@mantine/core";
import { messageOf } from "../../api/errors.ts";
import { Note } from "../../ui/Note.tsx";
import classes from "./PartEnd.module.css";
import type { Part } from "./use-part.ts";

interface PartEndProps {
  readonly part: Part;
  /** "Save hours" */
  readonly save: string;
  /** What is wrong with it; it cannot be saved like this. */
  readonly problem?: string;
}

/** Saving or leaving a part, once something in it has changed; in sight however far down the part goes. */
export function PartEnd({ part, save, problem }: PartEndProps) {
  if (!part.isChanged) return null;
  const wrong = problem ?? (part.error ? messageOf(part.error) : undefined);
  return (
    <>
      {wrong && <Note tone="bad">{wrong}</Note>}
      <div className={`row wrap ${classes.end}`}>
        <span className="small strong" role="status">
          Not saved yet
        </span>
        <Button
          size="xs"
          variant="filled"
          loading={part.isSaving}
          disabled={problem !== undefined}
          onClick={() => part.save()}
        >
          {save}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => part.reset()}>
          Cancel
        </Button>
      </div>
    </>
  );
}
