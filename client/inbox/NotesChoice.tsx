import { Button } from "@mantine/core";
import { IconBell, IconBellOff } from "@tabler/icons-react";
import { turnNotesOff, turnNotesOn, useNotesState } from "./device-notes.ts";
import classes from "./NotesChoice.module.css";

/** Whether this device tells of new leads while Baton is in the background. Nothing is asked before somebody presses it. */
export function NotesChoice() {
  const state = useNotesState();
  if (state === "unknown-here") return null;
  return (
    <section className={classes.choice} aria-label="Notifications on this device">
      <p className="small muted" role="status">
        {WORDS[state]}
      </p>
      {state === "off" && (
        <Button leftSection={<IconBell size={18} />} onClick={() => void turnNotesOn()}>
          Notify me
        </Button>
      )}
      {state === "on" && (
        <Button variant="subtle" leftSection={<IconBellOff size={18} />} onClick={turnNotesOff}>
          Turn off
        </Button>
      )}
    </section>
  );
}

const WORDS = {
  off: "Hear of a new lead on this device while Baton is open in the background.",
  on: "This device tells you of new leads while Baton is open in the background.",
  refused: "This browser does not let Baton tell you of new leads. You can allow it in its site settings.",
  "needs-https": "Notifications of new leads need https here. Ask whoever runs Baton for it.",
  "apps-only": "This browser shows notifications of installed apps only.",
};
