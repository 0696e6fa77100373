import type { Node } from "@xyflow/react";
import type { Graph, GraphNote } from "../../engine/graph.ts";

export type NoteElement = Node<{ note: GraphNote }, "note">;

/** Notes and steps are elements of one drawing; no step's id has a colon. */
const PREFIX = "note:";
const HEARD_AS_NOTE = { "aria-roledescription": "note" };
/** Below the steps and their arrows, until it is chosen. */
const BELOW = -1;

export const elementIdOf = (noteId: string): string => PREFIX + noteId;

/** @returns undefined for the id of a step */
export const noteIdOf = (elementId: string): string | undefined =>
  elementId.startsWith(PREFIX) ? elementId.slice(PREFIX.length) : undefined;

/** A note that did not change keeps its object, see `toStepElements`. */
export function toNoteElements({ notes = [] }: Graph, before: readonly NoteElement[] = []): NoteElement[] {
  const old = new Map(before.map((element) => [element.id, element]));
  return notes.map((note) => {
    const id = elementIdOf(note.id);
    const known = old.get(id);
    if (known?.data.note === note) return known;
    return {
      ...known,
      id,
      type: "note",
      domAttributes: HEARD_AS_NOTE,
      ariaLabel: `Note: ${note.text || "nothing written yet"}`,
      position: note.position,
      width: note.size.width,
      height: note.size.height,
      zIndex: BELOW,
      data: { note },
    };
  });
}
