import type { NoteEdit } from "../canvas/canvas-context.ts";
import type { EditorStore } from "./editor-store.ts";
import { removeNotes, resizeNote, writeNote } from "./notes.ts";

/** What a note on the drawing does when one writes in it, pulls at it or throws it away. */
export function noteEdit(store: EditorStore): NoteEdit {
  const { edit } = store.getState();
  return {
    write: (id, text) => edit((graph) => writeNote(graph, id, text), `write ${id}`),
    resize: (id, size) => edit((graph) => resizeNote(graph, id, size), `resize ${id}`),
    remove(id) {
      edit((graph) => removeNotes(graph, new Set([id])));
      store.getState().select([]);
    },
  };
}
