import { Background, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type ReactNode, useMemo } from "react";
import type { Graph } from "../../engine/graph.ts";
import { sayStep } from "../config-form/sentence.ts";
import { useNames } from "../config-form/names.ts";
import { CanvasProvider } from "./CanvasProvider.tsx";
import { toArrowElements, toStepElements } from "./canvas-elements.ts";
import classes from "./canvas.module.css";
import { NODE_HEIGHT, NODE_WIDTH } from "./geometry.ts";
import { FitOnce } from "./FitOnce.tsx";
import { ARROW_KINDS, STEP_KINDS } from "./node-kinds.ts";
import type { NodeTypes } from "./node-types.ts";
import { toNoteElements } from "./note-elements.ts";
import { PICTURE_WORDS } from "./spoken-words.ts";
import type { CanvasStatus } from "./status.ts";

interface FlowPictureProps {
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
  readonly label: string;
  readonly status?: CanvasStatus;
  readonly selectedId?: string | null;
  readonly onSelect?: (nodeId: string) => void;
  /** A `LiveLayer`, controls … */
  readonly children?: ReactNode;
}

const STEP_SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT };

/** A flow to look at: it can be moved and zoomed, steps can be chosen where `onSelect` is given, nothing can be changed. */
export function FlowPicture({ graph, nodeTypes, label, status, selectedId, onSelect, children }: FlowPictureProps) {
  const names = useNames();
  const elements = useMemo(() => {
    const steps = toStepElements(graph, nodeTypes);
    const notes = toNoteElements(graph).map((note) => ({ ...note, selectable: false, focusable: false }));
    return { steps, notes, arrows: toArrowElements(graph, steps, nodeTypes) };
  }, [graph, nodeTypes]);
  const steps = useMemo(
    () =>
      elements.steps.map((element) => {
        const { step } = element.data;
        const nodeType = nodeTypes.get(step.type);
        const ariaLabel = nodeType ? `${nodeType.title}: ${sayStep(nodeType, step.config, names)}` : step.type;
        // Their size is known; React Flow need not measure what it may not change.
        return { ...element, ...STEP_SIZE, selected: element.id === selectedId, ariaLabel };
      }),
    [elements, selectedId, nodeTypes, names],
  );
  return (
    <CanvasProvider graph={graph} nodeTypes={nodeTypes} status={status}>
      <ReactFlow
        className={classes.canvas}
        aria-label={label}
        nodes={[...elements.notes, ...steps]}
        edges={elements.arrows}
        nodeTypes={STEP_KINDS}
        edgeTypes={ARROW_KINDS}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={Boolean(onSelect)}
        edgesFocusable={false}
        elementsSelectable={Boolean(onSelect)}
        onNodeClick={(_, { id, type }) => type === "step" && onSelect?.(id)}
        onNodesChange={(changes) => {
          const chosen = changes.find((change) => change.type === "select" && change.selected);
          if (chosen?.type === "select") onSelect?.(chosen.id);
        }}
        deleteKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        minZoom={0.2}
        maxZoom={1.5}
        ariaLabelConfig={PICTURE_WORDS}
        attributionPosition="bottom-right"
      >
        <Background gap={20} />
        <FitOnce isEmpty={steps.length === 0} />
        {children}
      </ReactFlow>
    </CanvasProvider>
  );
}
