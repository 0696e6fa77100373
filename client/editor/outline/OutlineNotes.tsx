import { IconNote } from "@tabler/icons-react";
import type { GraphNote } from "../../../engine/graph.ts";
import classes from "./outline.module.css";

/** The notes of the drawing, to read: they stand beside steps there, and belong to none. */
export function OutlineNotes({ notes = [] }: { notes?: readonly GraphNote[] }) {
  const written = notes.filter(({ text }) => text.trim());
  if (written.length === 0) return null;
  return (
    <section className={classes.notes} aria-label="Notes on the drawing">
      <h2>Notes on the drawing</h2>
      <ul>
        {written.map(({ id, text }) => (
          <li key={id}>
            <IconNote size={16} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
