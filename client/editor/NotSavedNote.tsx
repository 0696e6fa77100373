import { Button } from "@mantine/core";
import { useEditor, useSaving } from "./editor-context.ts";
import classes from "./changes.module.css";

/** What is drawn was refused, and why: trying again by itself would not help. */
export function NotSavedNote() {
  const { autosave } = useEditor();
  const { status } = useSaving();
  if (status.kind !== "kept-here" || status.why === undefined) return null;
  return (
    <section className={classes.conflict} role="alert">
      <h2>Your changes are not saved</h2>
      <p>{status.why} What you changed is kept in this browser.</p>
      <div className="row wrap">
        <Button variant="filled" onClick={() => void autosave.flush()}>
          Try again
        </Button>
      </div>
    </section>
  );
}
