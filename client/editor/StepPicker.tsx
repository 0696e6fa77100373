import { Popover } from "@mantine/core";
import { useEditor } from "./editor-context.ts";
import classes from "./StepPicker.module.css";
import { addAfter, insertOn } from "./document.ts";
import type { PickRequest } from "./EditorCanvas.tsx";
import { newStep } from "./new-step.ts";
import { StepList } from "./StepList.tsx";

/** The list of steps beside the pointer, after an arrow was let go over nothing or its plus was pressed. */
export function StepPicker({ request, onClose }: { request: PickRequest | null; onClose: () => void }) {
  const { store, nodeTypes } = useEditor();
  if (!request) return null;
  const { at, place } = request;
  const pick = (type: string) => {
    store.getState().edit((graph) => {
      const step = newStep(nodeTypes, type, graph);
      if (place.kind === "on") return insertOn(graph, place.edgeId, step, nodeTypes);
      return addAfter(graph, place.outcome, step, nodeTypes, place.position);
    });
    onClose();
  };
  return (
    <Popover opened onChange={(opened) => !opened && onClose()} position="right-start" trapFocus withinPortal>
      <Popover.Target>
        <span className={classes.pickAt} style={{ left: at.x, top: at.y }} />
      </Popover.Target>
      <Popover.Dropdown className={classes.picker} aria-label="Which step comes next?">
        <StepList nodeTypes={nodeTypes} onPick={pick} takesFocus withoutStart />
      </Popover.Dropdown>
    </Popover>
  );
}
