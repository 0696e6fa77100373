import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { useState } from "react";
import type { Graph } from "../../engine/graph.ts";
import { type ArrowElement, type StepElement, toArrowElements, toStepElements } from "../canvas/canvas-elements.ts";
import type { Point } from "../canvas/geometry.ts";
import { type NoteElement, noteIdOf, toNoteElements } from "../canvas/note-elements.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { moveSteps } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import { moveNotes } from "./notes.ts";

interface Drawn {
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
  readonly selection: readonly string[];
  readonly steps: StepElement[];
  readonly notes: NoteElement[];
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
  if (current.selection !== selection) current = marked(current, selection);
  if (current !== drawn) setDrawn(current);

  return {
    steps: current.steps,
    notes: current.notes,
    arrows: current.arrows,
    onChange(changes: NodeChange<StepElement | NoteElement>[]) {
      const steps = applyNodeChanges(changes as NodeChange<StepElement>[], current.steps);
      const notes = applyNodeChanges(changes as NodeChange<NoteElement>[], current.notes);
      if (changes.some(({ type }) => type === "select")) {
        const selected = [...steps, ...notes].filter((element) => element.selected).map(({ id }) => id);
        store.getState().select(selected);
      }
      setDrawn((before) => ({ ...before, selection: store.getState().selection, steps, notes }));
      const places = restingPlaces(changes);
      if (places.size > 0) {
        const move = (graph: Graph) => moveNotes(moveSteps(graph, places), placesOfNotes(places));
        store.getState().edit(move, `move ${[...places.keys()].join()}`);
      }
    },
    onArrowsChange(changes: EdgeChange<ArrowElement>[]) {
      setDrawn((before) => ({ ...before, arrows: applyEdgeChanges(changes, before.arrows) }));
    },
  };
}

function draw(graph: Graph, nodeTypes: NodeTypes, selection: readonly string[], before?: Drawn): Drawn {
  const steps = toStepElements(graph, nodeTypes, before?.steps);
  const notes = toNoteElements(graph, before?.notes);
  const arrows = toArrowElements(graph, steps, nodeTypes, before?.arrows);
  return marked({ graph, nodeTypes, selection, steps, notes, arrows }, selection);
}

function marked(drawn: Drawn, selection: readonly string[]): Drawn {
  const selected = new Set(selection);
  return { ...drawn, selection, steps: mark(drawn.steps, selected), notes: mark(drawn.notes, selected) };
}

function mark<Element extends { readonly id: string; readonly selected?: boolean }>(
  elements: readonly Element[],
  selected: ReadonlySet<string>,
): Element[] {
  return elements.map((element) =>
    Boolean(element.selected) === selected.has(element.id) ? element : { ...element, selected: !element.selected },
  );
}

function placesOfNotes(places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const notes = [...places].flatMap(([id, place]): [string, Point][] => {
    const noteId = noteIdOf(id);
    return noteId === undefined ? [] : [[noteId, place]];
  });
  return new Map(notes);
}

function restingPlaces(changes: readonly NodeChange<StepElement | NoteElement>[]): ReadonlyMap<string, Point> {
  const resting = changes.flatMap((change): [string, Point][] =>
    change.type === "position" && !change.dragging && change.position ? [[change.id, change.position]] : [],
  );
  return new Map(resting);
}
