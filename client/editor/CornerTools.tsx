import { ActionIcon } from "@mantine/core";
import { IconSearch, IconSitemap } from "@tabler/icons-react";
import { Panel, useReactFlow } from "@xyflow/react";
import { useMemo, useRef } from "react";
import { FIT } from "../canvas/FitOnce.tsx";
import { tidy } from "../canvas/layout.ts";
import { inReadingOrder } from "../canvas/node-types.ts";
import tools from "./CanvasTools.module.css";
import classes from "./CornerTools.module.css";
import { moveSteps } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import { FindInFlow } from "./find/FindInFlow.tsx";
import { useFind } from "./find/use-find.ts";
import { useShowStep } from "./use-show-step.ts";

/** What one does with the drawing as a whole: find, tidy up. */
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
  const flow = useReactFlow();
  return (
    <ActionIcon
      size="xs"
      aria-label="Tidy up"
      title="Tidy up"
      onClick={() => {
        store.getState().edit((graph) => moveSteps(graph, tidy(graph, nodeTypes)));
        requestAnimationFrame(() => void flow.fitView({ ...FIT, duration: 200 }));
      }}
    >
      <IconSitemap size={18} />
    </ActionIcon>
  );
}
