import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { useState } from "react";
import type { Graph } from "../../engine/graph.ts";
import { type ArrowElement, type StepElement, toArrowElements, toStepElements } from "../canvas/canvas-elements.ts";
import type { Point } from "../canvas/geometry.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { moveSteps } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";

interface Drawn {
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
  readonly selection: readonly string[];
  readonly steps: StepElement[];
  readonly arrows: ArrowElement[];
}

/**
 * The drawing as React Flow's elements. What moves under the pointer is React Flow's own affair; only where it comes to
 * rest is an edit. Arrow keys come to rest at once, so they are saved and undone like a drag.
 */
export function useCanvasElements() {
  const { store, nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const selection = useEditorState((state) => state.selection);
  const [drawn, setDrawn] = useState(() => draw(graph, nodeTypes, selection));
  let current = drawn;
  if (current.graph !== graph || current.nodeTypes !== nodeTypes) current = draw(graph, nodeTypes, selection, current);
  if (current.selection !== selection) current = { ...current, selection, steps: mark(current.steps, selection) };
  if (current !== drawn) setDrawn(current);

  return {
    steps: current.steps,
    arrows: current.arrows,
    onStepsChange(changes: NodeChange<StepElement>[]) {
      const steps = applyNodeChanges(changes, current.steps);
      if (changes.some(({ type }) => type === "select")) {
        const selected = steps.filter((step) => step.selected).map(({ id }) => id);
        store.getState().select(selected);
      }
      setDrawn((before) => ({ ...before, selection: store.getState().selection, steps }));
      const places = restingPlaces(changes);
      if (places.size > 0)
        store.getState().edit((before) => moveSteps(before, places), `move ${[...places.keys()].join()}`);
    },
    onArrowsChange(changes: EdgeChange<ArrowElement>[]) {
      setDrawn((before) => ({ ...before, arrows: applyEdgeChanges(changes, before.arrows) }));
    },
  };
}

function draw(graph: Graph, nodeTypes: NodeTypes, selection: readonly string[], before?: Drawn): Drawn {
  const steps = mark(toStepElements(graph, nodeTypes, before?.steps), selection);
  return { graph, nodeTypes, selection, steps, arrows: toArrowElements(graph, steps, nodeTypes, before?.arrows) };
}

function mark(steps: StepElement[], selection: readonly string[]): StepElement[] {
  const selected = new Set(selection);
  return steps.map((step) =>
    Boolean(step.selected) === selected.has(step.id) ? step : { ...step, selected: !step.selected },
  );
}

function restingPlaces(changes: readonly NodeChange<StepElement>[]): ReadonlyMap<string, Point> {
  const resting = changes.flatMap((change): [string, Point][] =>
    change.type === "position" && !change.dragging && change.position ? [[change.id, change.position]] : [],
  );
  return new Map(resting);
}
