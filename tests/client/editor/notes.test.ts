import { expect, test } from "vitest";
import { changesBetween } from "../../../client/editor/changes.ts";
import { NO_NAMES } from "../../../client/config-form/names.ts";
import { paste, cutOut, removeSteps, replaceStep } from "../../../client/editor/document.ts";
import { fromClipboard, toClipboard } from "../../../client/editor/clipboard.ts";
import { createEditorStore } from "../../../client/editor/editor-store.ts";
import {
  addNote,
  besideSteps,
  mayAddNote,
  moveNotes,
  removeNotes,
  resizeNote,
  writeNote,
} from "../../../client/editor/notes.ts";
import { elementIdOf, toNoteElements } from "../../../client/canvas/note-elements.ts";
import { boxAt } from "../../../client/canvas/geometry.ts";
import { graphSchema, NOTE_LENGTH, NOTE_LIMIT } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const drawn = mainJob({ team: "t" });
const view = { x: -300, y: 0, width: 900, height: 800 };
const { graph: noted, noteId } = addNote(drawn, view);
const noteIn = (graph: typeof drawn) => graph.notes?.find(({ id }) => id === noteId);

test("a new note covers no step and no other note, as long as there is room in sight", () => {
  const twice = addNote(noted, view).graph;
  const boxes = [
    ...drawn.nodes.map(({ position }) => boxAt(position)),
    ...twice.notes!.map(({ position, size }) => ({ ...position, ...size })),
  ];
  for (const { position, size } of twice.notes!) {
    const own = { ...position, ...size };
    const covered = boxes.filter(
      (box) =>
        own.x < box.x + box.width &&
        box.x < own.x + own.width &&
        own.y < box.y + box.height &&
        box.y < own.y + own.height,
    );
    expect(covered).toEqual([own]);
    expect(own.x).toBeGreaterThanOrEqual(view.x);
    expect(own.x + own.width).toBeLessThanOrEqual(view.x + view.width);
  }
  const crowded = { x: 0, y: 0, width: 230, height: 130 };
  expect(noteIn(addNote(drawn, crowded).graph)!.position.x).toBeGreaterThan(224);
});

test("a note is written, moved and resized within its bounds; what changes nothing is no edit", () => {
  const written = writeNote(noted, noteId, "x".repeat(600));
  expect(noteIn(written)!.text).toHaveLength(NOTE_LENGTH);
  expect(writeNote(written, noteId, "x".repeat(600))).toBe(written);
  expect(noteIn(resizeNote(noted, noteId, { width: 9_999, height: 3 }))!.size).toEqual({ width: 800, height: 80 });
  const moved = moveNotes(noted, new Map([[noteId, { x: 1.4, y: 2.6 }]]));
  expect(noteIn(moved)!.position).toEqual({ x: 1, y: 3 });
  expect(graphSchema.parse(moved)).toEqual(moved);
});

test("without its last note a drawing is what it was before the first", () => {
  expect(removeNotes(noted, new Set([noteId]))).toEqual(drawn);
  expect(removeNotes(drawn, new Set([noteId]))).toBe(drawn);
});

test("there are at most fifty", () => {
  let full = drawn;
  while (mayAddNote(full)) full = addNote(full, view).graph;
  expect(full.notes).toHaveLength(NOTE_LIMIT);
  expect(graphSchema.safeParse(full).success).toBe(true);
  expect(graphSchema.safeParse(addNote(full, view).graph).success).toBe(false);
});

test("whatever happens to steps, notes stay", () => {
  const step = { type: "notify", config: {} };
  expect(removeSteps(noted, new Set(["task"])).notes).toEqual(noted.notes);
  expect(replaceStep(noted, "task", step, nodeTypes).notes).toEqual(noted.notes);
  expect(paste(noted, cutOut(noted, new Set(["task"]))).graph.notes).toEqual(noted.notes);
});

test("notes are copied with the steps that they were chosen with, and alone", () => {
  const chosen = new Set(["turns", "task", elementIdOf(noteId)]);
  const piece = fromClipboard(toClipboard(cutOut(noted, chosen)))!;
  const pasted = paste(noted, piece);
  const [first, copy] = pasted.graph.notes!;
  expect(first).toEqual(noteIn(noted));
  expect(copy).toEqual({ ...first!, id: copy!.id, position: { x: first!.position.x + 40, y: first!.position.y + 40 } });
  expect(pasted.copies).toHaveLength(3);
  expect(pasted.copies).toContain(elementIdOf(copy!.id));
  expect(graphSchema.parse(pasted.graph)).toEqual(pasted.graph);
  expect(paste(noted, cutOut(noted, new Set([elementIdOf(noteId)]))).graph.notes).toHaveLength(2);
});

test("copies of notes come to an end where a drawing is full", () => {
  let full = noted;
  while (mayAddNote(full)) full = addNote(full, view).graph;
  const all = cutOut(full, new Set(full.notes!.map(({ id }) => elementIdOf(id))));
  expect(paste(full, all).graph.notes).toHaveLength(NOTE_LIMIT);
});

test("a note of somebody who does not see the drawing stands beside it", () => {
  const { graph } = addNote(drawn, besideSteps(drawn));
  const { position } = graph.notes![0]!;
  for (const node of drawn.nodes) expect(position.x).toBeGreaterThan(node.position.x + 224);
  const empty = addNote({ nodes: [], edges: [] }, besideSteps({ nodes: [], edges: [] }));
  expect(graphSchema.safeParse(empty.graph).success).toBe(true);
});

test("notes are no change to go live with, and undo brings a deleted one back", () => {
  expect(changesBetween(drawn, noted, { nodeTypes, names: NO_NAMES })).toEqual([]);
  const store = createEditorStore(noted, []);
  store.getState().edit((graph) => removeNotes(graph, new Set([noteId])));
  expect(store.getState().graph.notes).toBeUndefined();
  store.temporal.getState().undo();
  expect(noteIn(store.getState().graph)).toEqual(noteIn(noted));
});

test("a note that did not change keeps its element, so that writing in one renders one", () => {
  const two = addNote(noted, view);
  const before = toNoteElements(two.graph);
  const after = toNoteElements(writeNote(two.graph, two.noteId, "Ask Jonas"), before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]!.ariaLabel).toBe("Note: Ask Jonas");
});
