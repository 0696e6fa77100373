import { ActionIcon, Button, Textarea } from "@mantine/core";
import { IconNote, IconTrash } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { type GraphNote, NOTE_LENGTH } from "../../../engine/graph.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import { noteEdit } from "../note-edit.ts";
import { addNote, besideSteps, mayAddNote } from "../notes.ts";
import classes from "./OutlineNotes.module.css";

const NONE: readonly GraphNote[] = [];

/** The notes of the drawing, to read and write: they stand beside steps there, and belong to none. */
export function OutlineNotes() {
  const { store } = useEditor();
  const notes = useEditorState(({ graph }) => graph.notes ?? NONE);
  const mayAdd = useEditorState(({ graph }) => mayAddNote(graph));
  const newId = useRef("");
  const edit = useMemo(() => noteEdit(store), [store]);
  const button = useRef<HTMLButtonElement>(null);
  const add = () =>
    store.getState().edit((graph) => {
      const added = addNote(graph, besideSteps(graph));
      newId.current = added.noteId;
      return added.graph;
    });
  return (
    <section className={classes.notes} aria-label="Notes on the drawing">
      {notes.length > 0 && <h2>Notes on the drawing</h2>}
      <ul>
        {notes.map(({ id, text }) => (
          <li key={id}>
            <IconNote size={16} aria-hidden />
            <Textarea
              variant="unstyled"
              aria-label="Note"
              placeholder="What should others know about this part?"
              autosize
              ref={(area) => {
                if (newId.current !== id) return;
                newId.current = "";
                area?.focus();
              }}
              maxLength={NOTE_LENGTH}
              value={text}
              onChange={({ currentTarget }) => edit.write(id, currentTarget.value)}
            />
            <ActionIcon
              aria-label="Delete this note"
              title="Delete this note"
              onClick={() => {
                button.current?.focus();
                edit.remove(id);
              }}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div>
        <Button
          ref={button}
          leftSection={<IconNote size={18} />}
          title={mayAdd ? undefined : "This flow has as many notes as fit"}
          aria-disabled={!mayAdd}
          data-disabled={!mayAdd || undefined}
          onClick={() => mayAdd && add()}
        >
          Add a note
        </Button>
      </div>
    </section>
  );
}
