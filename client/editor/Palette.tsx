import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { createPortal } from "react-dom";
import { NODE_HEIGHT, NODE_WIDTH } from "../canvas/geometry.ts";
import { Sign } from "../ui/Sign.tsx";
import { addStep, insertOn } from "./document.ts";
import { useEditor } from "./editor-context.ts";
import classes from "./Palette.module.css";
import { newStep } from "./new-step.ts";
import { StepList } from "./StepList.tsx";
import { useAddStep } from "./use-add-step.ts";
import { useShowStep } from "./use-show-step.ts";
import { type Grabbed, useGrabStep } from "./use-grab-step.ts";

/** The steps to add: dragged onto the drawing or an arrow, or clicked. */
export function Palette({ onAdded }: { onAdded?: () => void }) {
  const { nodeTypes, store } = useEditor();
  const add = useAddStep();
  const show = useShowStep();
  const { grabbed, grab } = useGrabStep(useDrop());
  return (
    <>
      <StepList
        nodeTypes={nodeTypes}
        onPick={(type) => {
          add(type);
          store.getState().selection.forEach(show);
          onAdded?.();
        }}
        onGrab={grab}
        hasShortcut
      />
      {grabbed && <Ghost {...grabbed} />}
    </>
  );
}

function Ghost({ nodeType, x, y }: Grabbed) {
  return createPortal(
    <div className={classes.ghost} style={{ transform: `translate(${x}px, ${y}px)` }} aria-hidden="true">
      <Sign group={nodeType.group} icon={nodeType.icon} />
      <b>{nodeType.title}</b>
    </div>,
    document.body,
  );
}

function useDrop() {
  const { store, nodeTypes } = useEditor();
  const flow = useReactFlow();
  return useCallback(
    ({ nodeType, x, y }: Grabbed) => {
      const under = document.elementsFromPoint(x, y);
      if (!under.some((element) => element.matches(".react-flow"))) return;
      const arrow = under
        .map((element) => element.closest("[data-arrow-id]")?.getAttribute("data-arrow-id"))
        .find(Boolean);
      const at = flow.screenToFlowPosition({ x, y });
      const position = { x: at.x - NODE_WIDTH / 2, y: at.y - NODE_HEIGHT / 2 };
      store.getState().edit((graph) => {
        const step = newStep(nodeTypes, nodeType.type, graph);
        return (arrow && insertOn(graph, arrow, step, nodeTypes)) || addStep(graph, step, position);
      });
    },
    [flow, nodeTypes, store],
  );
}
