import {
  Background,
  type Connection,
  type FinalConnectionState,
  MiniMap,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type ReactNode, useCallback, useState } from "react";
import drawing from "../canvas/canvas.module.css";
import type { ArrowElement, StepElement } from "../canvas/canvas-elements.ts";
import { FitOnce } from "../canvas/FitOnce.tsx";
import { NODE_HEIGHT, NODE_WIDTH, type Point } from "../canvas/geometry.ts";
import { ARROW_KINDS, STEP_KINDS } from "../canvas/node-kinds.ts";
import { type NoteElement, noteIdOf } from "../canvas/note-elements.ts";
import { DRAWING_WORDS } from "../canvas/spoken-words.ts";
import { useNames } from "../config-form/names.ts";
import { sayStep } from "../config-form/sentence.ts";
import { connect, type Outcome, removeArrows } from "./document.ts";
import { useEditor } from "./editor-context.ts";
import classes from "./EditorCanvas.module.css";
import { useCanvasElements } from "./use-canvas-elements.ts";

/** Where a step is to be picked: behind an outcome, or into an arrow. */
export interface PickRequest {
  /** In the window, for the list. */
  readonly at: Point;
  readonly place:
    | { readonly kind: "after"; readonly outcome: Outcome; readonly position: Point }
    | { readonly kind: "on"; readonly edgeId: string };
}

interface EditorCanvasProps {
  readonly onPickRequest: (request: PickRequest) => void;
  readonly children: ReactNode;
}

const MAP_SIZE = { width: 132, height: 112 };
/** A smaller flow is seen as a whole, and the map would only cover it. */
const MAP_FROM_STEPS = 10;

/** The drawing one draws on. Inside a `CanvasProvider`. */
export function EditorCanvas({ onPickRequest, children }: EditorCanvasProps) {
  const { store } = useEditor();
  const elements = useCanvasElements();
  const connecting = useConnecting(onPickRequest);
  const steps = useSpokenSteps(elements.steps);
  return (
    <ReactFlow
      className={drawing.canvas}
      aria-label="Drawing of the flow. The view Outline has the same flow as a list."
      nodes={[...elements.notes, ...steps]}
      edges={elements.arrows}
      nodeTypes={STEP_KINDS}
      edgeTypes={ARROW_KINDS}
      onNodesChange={elements.onChange}
      onEdgesChange={elements.onArrowsChange}
      {...connecting}
      onPaneClick={() => store.getState().select([])}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Shift", "Meta", "Control"]}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.15}
      maxZoom={2}
      ariaLabelConfig={DRAWING_WORDS}
      attributionPosition="bottom-right"
    >
      <Background gap={20} />
      <FitOnce isEmpty={steps.length + elements.notes.length === 0} />
      {steps.length >= MAP_FROM_STEPS && (
        <MiniMap<StepElement | NoteElement>
          pannable
          zoomable
          className={classes.minimap}
          style={MAP_SIZE}
          nodeComponent={MapStep}
          ariaLabel="Map of the flow"
        />
      )}
      {children}
    </ReactFlow>
  );
}

/** A step on the map, in its group's colour, or a note. */
function MapStep({ id, x, y, width, height }: { id: string; x: number; y: number; width: number; height: number }) {
  const { nodeTypes, store } = useEditor();
  if (noteIdOf(id) !== undefined) return <rect className={classes.mapNote} x={x} y={y} width={width} height={height} />;
  const type = store.getState().graph.nodes.find((node) => node.id === id)?.type;
  const group = nodeTypes.get(type ?? "")?.group ?? "end";
  return <rect className={`group-${group} ${classes.mapStep}`} x={x} y={y} width={width} height={height} rx={12} />;
}

/** The steps with what is read aloud about them. */
function useSpokenSteps(steps: StepElement[]): StepElement[] {
  const { nodeTypes } = useEditor();
  const names = useNames();
  const [spoken] = useState(() => new WeakMap<StepElement, StepElement>());
  const [saidWith, setSaidWith] = useState({ names, nodeTypes });
  const isStale = saidWith.names !== names || saidWith.nodeTypes !== nodeTypes;
  if (isStale) setSaidWith({ names, nodeTypes });
  return steps.map((element) => {
    const known = isStale ? undefined : spoken.get(element);
    if (known) return known;
    const { type, config } = element.data.step;
    const nodeType = nodeTypes.get(type);
    const said = { ...element, ariaLabel: nodeType ? `${nodeType.title}: ${sayStep(nodeType, config, names)}` : type };
    spoken.set(element, said);
    return said;
  });
}

function useConnecting(onPickRequest: (request: PickRequest) => void) {
  const { store, nodeTypes } = useEditor();
  const flow: ReactFlowInstance<StepElement | NoteElement, ArrowElement> = useReactFlow();
  const isValidConnection = useCallback(
    ({ source, target }: { source: string; target: string }) => {
      const type = store.getState().graph.nodes.find(({ id }) => id === target)?.type ?? "";
      return source !== target && !nodeTypes.get(type)?.isStart;
    },
    [store, nodeTypes],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) =>
      store.getState().edit((graph) => connect(graph, source, sourceHandle ?? "done", target)),
    [store],
  );
  /** Let go anywhere on a step, not only on its entry, it leads there; over nothing one is asked what comes next. */
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { isValid, toNode, fromHandle, fromNode }: FinalConnectionState) => {
      if (isValid || toNode || !fromNode || fromHandle?.type !== "source") return;
      const { clientX, clientY } = "changedTouches" in event ? event.changedTouches[0]! : event;
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY });
      const outcome = { source: fromNode.id, exit: fromHandle.id ?? "done" };
      const target = stepUnder(clientX, clientY);
      if (target !== undefined) {
        const { edit } = store.getState();
        if (isValidConnection({ source: fromNode.id, target }))
          edit((graph) => connect(graph, fromNode.id, outcome.exit, target));
        return;
      }
      const position = { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 4 };
      onPickRequest({ at: { x: clientX, y: clientY }, place: { kind: "after", outcome, position } });
    },
    [flow, store, isValidConnection, onPickRequest],
  );
  const onReconnect = useCallback(
    (arrow: ArrowElement, { source, sourceHandle, target }: Connection) =>
      store
        .getState()
        .edit((graph) => connect(removeArrows(graph, new Set([arrow.id])), source, sourceHandle ?? "done", target)),
    [store],
  );
  return { isValidConnection, onConnect, onConnectEnd, onReconnect };
}

function stepUnder(x: number, y: number): string | undefined {
  const step = document.elementFromPoint(x, y)?.closest(".react-flow__node-step");
  return step?.getAttribute("data-id") ?? undefined;
}
