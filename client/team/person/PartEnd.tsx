import { Button } from "@mantine/core";
import { messageOf } from "../../api/errors.ts";
import { Note } from "../../ui/Note.tsx";
import type { Part } from "./use-part.ts";

interface PartEndProps {
  readonly part: Part;
  /** "Save hours" */
  readonly save: string;
  /** What is wrong with it; it cannot be saved like this. */
  readonly problem?: string;
}

/** Saving or leaving a part, once something in it has changed. */
export function PartEnd({ part, save, problem }: PartEndProps) {
  if (!part.isChanged) return null;
  const wrong = problem ?? (part.error ? messageOf(part.error) : undefined);
  return (
    <>
      {wrong && <Note tone="bad">{wrong}</Note>}
      <div className="row">
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
