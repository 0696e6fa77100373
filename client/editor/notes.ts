import { type Graph, type GraphNote, NOTE_LENGTH, NOTE_LIMIT, NOTE_SIDES } from "../../engine/graph.ts";
import { type Box, boxAt, type Point, snap } from "../canvas/geometry.ts";

/** Pure changes of a drawing's notes, like those of its steps in document.ts. */

const NEW_SIZE = { width: 224, height: 120 };
/** How finely a free place is looked for, and what is left around a note. */
const STRIDE = 24;
const GAP = 32;

export const mayAddNote = ({ notes = [] }: Graph): boolean => notes.length < NOTE_LIMIT;

/** Puts an empty note where it covers nothing, as near to the middle of `view` as that can be. */
export function addNote(graph: Graph, view: Box): { readonly graph: Graph; readonly noteId: string } {
  const { notes = [] } = graph;
  const id = freeId(notes);
  const note: GraphNote = { id, text: "", position: freePlace(graph, view), size: NEW_SIZE };
  return { graph: { ...graph, notes: [...notes, note] }, noteId: id };
}

/** Where somebody writes who does not see the drawing: in a column to its right, as tall as it is. */
export function besideSteps({ nodes }: Graph): Box {
  if (nodes.length === 0) return { x: 0, y: 0, ...NEW_SIZE };
  const boxes = nodes.map(({ position }) => boxAt(position));
  const [top, bottom] = [Math.min(...boxes.map(({ y }) => y)), Math.max(...boxes.map(({ y, height }) => y + height))];
  return { x: Math.max(...boxes.map(({ x, width }) => x + width)) + GAP, y: top, ...NEW_SIZE, height: bottom - top };
}

/** Copies of notes beside where they stood, as many as a drawing has room for. */
export function pasteNotes(graph: Graph, copied: readonly GraphNote[], by: Point) {
  const noteIds: string[] = [];
  let notes = graph.notes ?? [];
  for (const note of copied.slice(0, NOTE_LIMIT - notes.length)) {
    const id = freeId(notes);
    noteIds.push(id);
    notes = [...notes, { ...note, id, position: { x: note.position.x + by.x, y: note.position.y + by.y } }];
  }
  return { graph: noteIds.length > 0 ? { ...graph, notes } : graph, noteIds };
}

export function writeNote(graph: Graph, id: string, text: string): Graph {
  return change(graph, id, (note) => ({ ...note, text: text.slice(0, NOTE_LENGTH) }));
}

export function resizeNote(graph: Graph, id: string, { width, height }: GraphNote["size"]): Graph {
  const size = { width: within(NOTE_SIDES.width, width), height: within(NOTE_SIDES.height, height) };
  return change(graph, id, (note) => ({ ...note, size }));
}

export function moveNotes(graph: Graph, places: ReadonlyMap<string, Point>): Graph {
  return [...places].reduce((moved, [id, { x, y }]) => {
    const position = { x: Math.round(x), y: Math.round(y) };
    return change(moved, id, (note) => ({ ...note, position }));
  }, graph);
}

/** The last one takes the list along: a drawing without notes is the same as before there were any. */
export function removeNotes(graph: Graph, ids: ReadonlySet<string>): Graph {
  const { notes = [], ...rest } = graph;
  const left = notes.filter(({ id }) => !ids.has(id));
  if (left.length === notes.length) return graph;
  return left.length > 0 ? { ...rest, notes: left } : rest;
}

function change(graph: Graph, id: string, edit: (note: GraphNote) => GraphNote): Graph {
  const { notes = [] } = graph;
  const before = notes.find((note) => note.id === id);
  const after = before && edit(before);
  if (!after || JSON.stringify(after) === JSON.stringify(before)) return graph;
  return { ...graph, notes: notes.map((note) => (note === before ? after : note)) };
}

const within = ([least, most]: readonly [number, number], value: number) =>
  Math.round(Math.min(most, Math.max(least, value)));

function freeId(notes: readonly GraphNote[]): string {
  const taken = new Set(notes.map(({ id }) => id));
  let count = 1;
  while (taken.has(`note-${count}`)) count += 1;
  return `note-${count}`;
}

function freePlace({ nodes, notes = [] }: Graph, view: Box): Point {
  const { width, height } = NEW_SIZE;
  const taken = [
    ...nodes.map(({ position }) => boxAt(position)),
    ...notes.map(({ position, size }) => ({ ...position, ...size })),
  ];
  const middle = { x: view.x + (view.width - width) / 2, y: view.y + (view.height - height) / 2 };
  const places = around(middle, { x: view.width / 2 - width / 2 - GAP, y: view.height / 2 - height / 2 - GAP });
  const free = places.find((place) => !taken.some((box) => isNear({ ...place, width, height }, box)));
  const right = Math.max(...taken.map((box) => box.x + box.width), view.x);
  return snap(free ?? { x: right + 2 * GAP, y: middle.y });
}

/** Points around a middle, the nearest first, at most so far away. */
function around(middle: Point, far: Point): Point[] {
  const steps = (most: number) => {
    const count = Math.max(0, Math.floor(most / STRIDE));
    return Array.from({ length: 2 * count + 1 }, (_, index) => (index - count) * STRIDE);
  };
  const offsets = steps(far.x).flatMap((x) => steps(far.y).map((y) => ({ x, y })));
  return offsets
    .toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))
    .map(({ x, y }) => ({ x: middle.x + x, y: middle.y + y }));
}

const isNear = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;
