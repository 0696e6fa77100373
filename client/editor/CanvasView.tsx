import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { CanvasProvider } from "../canvas/CanvasProvider.tsx";
import { LiveLayer } from "../canvas/live/LiveLayer.tsx";
import { CanvasTools } from "./CanvasTools.tsx";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./CanvasView.module.css";
import { EditorCanvas, type PickRequest } from "./EditorCanvas.tsx";
import { noteEdit } from "./note-edit.ts";
import { useFlowCounts } from "./flow-queries.ts";
import { Palette } from "./Palette.tsx";
import parts from "./parts.module.css";
import { ProblemsBar } from "./ProblemsBar.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { StepPicker } from "./StepPicker.tsx";
import { useShowStep } from "./use-show-step.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStepInAddress } from "./use-step-in-address.ts";
import { NARROW } from "./use-view.ts";

/** Palette, drawing, form. */
export function CanvasView({ flow }: { flow: FlowDetail }) {
  const { nodeTypes, status, store } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const [request, setRequest] = useState<PickRequest | null>(null);
  const edit = useMemo(
    () => ({
      insertOn: (edgeId: string, { clientX: x, clientY: y }: { clientX: number; clientY: number }) =>
        setRequest({ at: { x, y }, place: { kind: "on", edgeId } }),
      notes: noteEdit(store),
    }),
    [store],
  );
  return (
    <CanvasProvider graph={graph} nodeTypes={nodeTypes} status={status} edit={edit}>
      <Work flow={flow} onPickRequest={setRequest} />
      <StepPicker request={request} onClose={() => setRequest(null)} />
    </CanvasProvider>
  );
}

function Work({ flow, onPickRequest }: { flow: FlowDetail; onPickRequest: (request: PickRequest) => void }) {
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const [sheet, setSheet] = useState<"palette" | "form" | null>(null);
  const show = useShowStep();
  useShortcuts();
  useStepInAddress();
  const close = () => setSheet(null);
  return (
    <div className={classes.work}>
      {!isNarrow && (
        <aside className={classes.palette} aria-label="Steps to add">
          <Palette />
        </aside>
      )}
      <div className={classes.canvasColumn}>
        <LiveCanvas flow={flow} onPickRequest={onPickRequest} openSheet={isNarrow ? setSheet : undefined} />
        <ProblemsBar onShow={show} />
      </div>
      {!isNarrow && (
        <aside className={classes.side} aria-label="The chosen step and this flow’s leads">
          <SidePanel flow={flow} />
        </aside>
      )}
      <Drawer opened={sheet === "palette"} onClose={close} title="Add a step" position="left" size="sm">
        <Palette onAdded={close} />
      </Drawer>
      <Drawer opened={sheet === "form"} onClose={close} title="Step and leads" size="md">
        <SidePanel flow={flow} onRemoved={close} />
      </Drawer>
    </div>
  );
}

interface LiveCanvasProps {
  readonly flow: FlowDetail;
  readonly onPickRequest: (request: PickRequest) => void;
  readonly openSheet?: (sheet: "palette" | "form") => void;
}

function LiveCanvas({ flow, onPickRequest, openSheet }: LiveCanvasProps) {
  const graph = useEditorState((state) => state.graph);
  const counts = useFlowCounts(flow.id);
  const [isPaused, setPaused] = useState(false);
  return (
    <div className={parts.canvas}>
      <EditorCanvas onPickRequest={onPickRequest}>
        <LiveLayer
          flowId={flow.id}
          graph={graph}
          counts={flow.liveVersion === null ? undefined : counts.data}
          isPaused={isPaused}
        />
        <CanvasTools flow={flow} isPaused={isPaused} onPause={setPaused} openSheet={openSheet} />
      </EditorCanvas>
    </div>
  );
}
