import { ActionIcon } from "@mantine/core";
import { IconArrowsDiagonal2, IconNote, IconTrash } from "@tabler/icons-react";
import { type NodeProps, NodeResizeControl, type ResizeControlVariant } from "@xyflow/react";
import { type KeyboardEvent, memo, useEffect, useEffectEvent, useRef } from "react";
import { type GraphNote, NOTE_LENGTH, NOTE_SIDES } from "../../engine/graph.ts";
import { type NoteEdit, useCanvas } from "./canvas-context.ts";
import classes from "./NoteNode.module.css";
import type { NoteElement } from "./note-elements.ts";

/** How far an arrow key pulls the corner. */
const PULL = 20;
const [minWidth, maxWidth] = NOTE_SIDES.width;
const [minHeight, maxHeight] = NOTE_SIDES.height;

/** Words beside the steps. Its head is where one takes hold of it. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<NoteElement>) {
  const { edit } = useCanvas();
  return (
    <article className={classes.note} data-selected={selected || undefined}>
      <header className={classes.head}>
        <IconNote size={16} aria-hidden />
        Note
        {edit && (
          <ActionIcon
            size="xs"
            className={`${classes.remove} nodrag`}
            aria-label="Delete this note"
            title="Delete this note"
            onClick={() => edit.notes.remove(note.id)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        )}
      </header>
      {edit ? (
        <Writing note={note} edit={edit.notes} isNew={selected && note.text === ""} />
      ) : (
        <p className={classes.text}>{note.text}</p>
      )}
    </article>
  );
});

function Writing({ note, edit, isNew }: { note: GraphNote; edit: NoteEdit; isNew: boolean }) {
  const words = useRef<HTMLTextAreaElement>(null);
  const takeFocus = useEffectEvent(() => isNew && words.current?.focus());
  useEffect(() => void takeFocus(), []);
  const pull = (event: KeyboardEvent) => {
    const by = PULLS[event.key];
    if (!by) return;
    event.preventDefault();
    // The arrow keys would also move the note.
    event.stopPropagation();
    edit.resize(note.id, { width: note.size.width + by[0], height: note.size.height + by[1] });
  };
  return (
    <>
      <textarea
        ref={words}
        className={`${classes.text} nodrag nowheel nopan`}
        aria-label="Note"
        placeholder="What should others know about this part?"
        maxLength={NOTE_LENGTH}
        value={note.text}
        onChange={({ currentTarget }) => edit.write(note.id, currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
        }}
      />
      <NodeResizeControl
        className={classes.corner}
        position="bottom-right"
        variant={HANDLE}
        {...{ minWidth, maxWidth, minHeight, maxHeight }}
        onResizeEnd={(_, { width, height }) => edit.resize(note.id, { width, height })}
      >
        <button
          type="button"
          className={classes.pull}
          aria-label="Size of this note: arrow keys change it"
          title="Pull to change the size"
          onKeyDown={pull}
        >
          <IconArrowsDiagonal2 size={14} aria-hidden />
        </button>
      </NodeResizeControl>
    </>
  );
}

/** React Flow's enum is a value that types alone cannot name. */
const HANDLE = "handle" as ResizeControlVariant;

const PULLS: Readonly<Record<string, readonly [width: number, height: number]>> = {
  ArrowRight: [PULL, 0],
  ArrowLeft: [-PULL, 0],
  ArrowDown: [0, PULL],
  ArrowUp: [0, -PULL],
};
