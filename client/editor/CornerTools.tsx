import { ActionIcon } from "@mantine/core";
import { IconNote, IconSearch, IconSitemap } from "@tabler/icons-react";
import { Panel, useReactFlow, useStoreApi } from "@xyflow/react";
import { useMemo, useRef } from "react";
import { tidy } from "../canvas/layout.ts";
import { inReadingOrder } from "../canvas/node-types.ts";
import { elementIdOf } from "../canvas/note-elements.ts";
import { useFit } from "../canvas/use-fit.ts";
import tools from "./CanvasTools.module.css";
import classes from "./CornerTools.module.css";
import { moveSteps } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import { FindInFlow } from "./find/FindInFlow.tsx";
import { useFind } from "./find/use-find.ts";
import { addNote, mayAddNote } from "./notes.ts";
import { useShowStep } from "./use-show-step.ts";

/** What one does with the drawing as a whole: find, tidy up, write on it. */
export function CornerTools() {
  const button = useRef<HTMLButtonElement>(null);
  const { isOpen, open, close } = useFind(button);
  return (
    <Panel position="top-right" className={classes.corner}>
      <div className={tools.float}>
        <ActionIcon
          ref={button}
          size="xs"
          aria-label="Find in this flow"
          title="Find in this flow (Ctrl F)"
          aria-expanded={isOpen}
          onClick={isOpen ? close : open}
        >
          <IconSearch size={18} />
        </ActionIcon>
        <TidyButton />
        <NoteButton />
      </div>
      {isOpen && (
        <div className={tools.float}>
          <FindOnDrawing onClose={close} />
        </div>
      )}
    </Panel>
  );
}

function FindOnDrawing({ onClose }: { onClose: () => void }) {
  const { nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const steps = useMemo(() => inReadingOrder(graph, nodeTypes), [graph, nodeTypes]);
  return <FindInFlow steps={steps} onJump={useShowStep({ inMiddle: true })} onClose={onClose} />;
}

function TidyButton() {
  const { store, nodeTypes } = useEditor();
  const fit = useFit();
  return (
    <ActionIcon
      size="xs"
      aria-label="Tidy up"
      title="Tidy up"
      onClick={() => {
        store.getState().edit((graph) => moveSteps(graph, tidy(graph, nodeTypes)));
        requestAnimationFrame(() => fit());
      }}
    >
      <IconSitemap size={18} />
    </ActionIcon>
  );
}

function NoteButton() {
  const { store } = useEditor();
  const flow = useReactFlow();
  const mayAdd = useEditorState(({ graph }) => mayAddNote(graph));
  const view = useStoreApi();
  const add = () => {
    const { width, height } = view.getState();
    const { x, y, zoom } = flow.getViewport();
    let noteId = "";
    store.getState().edit((graph) => {
      const box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const added = addNote(graph, box);
      noteId = added.noteId;
      return added.graph;
    });
    store.getState().select([elementIdOf(noteId)]);
  };
  const title = mayAdd ? "Add a note" : "This flow has as many notes as fit";
  return (
    <ActionIcon size="xs" aria-label="Add a note" title={title} disabled={!mayAdd} onClick={add}>
      <IconNote size={18} />
    </ActionIcon>
  );
}
