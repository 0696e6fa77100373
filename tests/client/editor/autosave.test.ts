import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../../../client/api/errors.ts";
import { createAutosave } from "../../../client/editor/autosave.ts";
import { addStep } from "../../../client/editor/document.ts";
import { createEditorStore } from "../../../client/editor/editor-store.ts";
import { localDrafts } from "../../../client/editor/local-drafts.ts";
import type { Graph } from "../../../engine/graph.ts";
import type { FlowDetail } from "../../../server/flows/contract.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const EMPTY: Graph = { nodes: [], edges: [] };

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}

/** A server with one draft, that can be out of reach and that others can write to. */
function aServer() {
  const draft = {
    graph: EMPTY,
    revision: 1,
    updatedBy: "Lena",
    isAway: false,
    refusal: 0,
    saves: 0,
    unreadable: false,
  };
  const refuse = (status: number) =>
    Promise.reject(new ApiError({ code: "x", status, message: status === 404 ? "This flow was deleted." : "" }));
  const backs: (() => void)[] = [];
  return {
    draft,
    back: () => backs.forEach((run) => run()),
    detail: (): FlowDetail => ({ ...draft, problems: [], updatedAt: "2026-01-01T10:00:00Z" }) as unknown as FlowDetail,
    save(graph: Graph, revision: number) {
      draft.saves += 1;
      if (draft.isAway) return refuse(0);
      if (draft.refusal > 0) return refuse(draft.refusal);
      if (revision !== draft.revision) return refuse(409);
      Object.assign(draft, { graph, revision: revision + 1, updatedBy: "me" });
      return Promise.resolve({ revision: draft.revision, problems: [] });
    },
    read(): Promise<FlowDetail> {
      if (draft.unreadable) return refuse(0);
      return Promise.resolve(this.detail());
    },
    whenBack(run: () => void) {
      backs.push(run);
      return () => undefined;
    },
  };
}

function open(server: ReturnType<typeof aServer>, storage = memory()) {
  const store = createEditorStore(server.detail().graph, []);
  const autosave = createAutosave(store, server.detail(), server, localDrafts("p", "f", storage));
  const close = autosave.open();
  const draw = (type: string) =>
    store.getState().edit((graph) => addStep(graph, { type, config: {} }, { x: 0, y: graph.nodes.length * 120 }));
  const ids = () => store.getState().graph.nodes.map(({ id }) => id);
  return { store, autosave, storage, close, draw, ids, status: () => autosave.state.getState().status };
}

const soon = () => vi.advanceTimersByTimeAsync(1_000);
const idsOf = ({ nodes }: Graph) => nodes.map(({ id }) => id);

test("edits are saved together shortly after, on the revision that they were made on", async () => {
  const server = aServer();
  const { draw, status } = open(server);
  draw("end");
  draw("notify");
  await soon();
  expect(idsOf(server.draft.graph)).toEqual(["end", "notify"]);
  expect(server.draft.revision).toBe(2);
  expect(status().kind).toBe("saved");
});

test("without a connection changes are kept here, counted, and saved when it is back", async () => {
  const server = aServer();
  const { draw, status, storage } = open(server);
  server.draft.isAway = true;
  draw("end");
  draw("notify");
  await soon();
  expect(status()).toEqual({ kind: "kept-here", changes: 2 });
  expect(storage.getItem("baton.draft.p.f")).toContain("notify");
  server.draft.isAway = false;
  server.back();
  await soon();
  expect(idsOf(server.draft.graph)).toEqual(["end", "notify"]);
  expect(storage.getItem("baton.draft.p.f")).toBeNull();
});

test("a closed lid loses nothing: the next visit takes up what was kept", async () => {
  const server = aServer();
  const first = open(server);
  server.draft.isAway = true;
  first.draw("end");
  await soon();
  server.draft.isAway = false;
  const second = open(server, first.storage);
  expect(second.ids()).toEqual(["end"]);
  await soon();
  expect(idsOf(server.draft.graph)).toEqual(["end"]);
});

test("somebody's newer draft is neither overwritten nor taken over: both are shown", async () => {
  const server = aServer();
  const { draw, status, autosave, ids } = open(server);
  const theirs = addStep(EMPTY, { type: "notify", config: {} }, { x: 0, y: 0 }).graph;
  Object.assign(server.draft, { graph: theirs, revision: 2, updatedBy: "Lena" });
  draw("end");
  await soon();
  expect(status()).toEqual({ kind: "conflict", by: "Lena" });
  expect(server.draft.graph).toBe(theirs);
  expect(ids()).toEqual(["end"]);
  expect(autosave.state.getState().conflict?.base).toEqual(EMPTY);
});

test("a newer draft that cannot be read leaves mine kept here, and is asked for again", async () => {
  const server = aServer();
  const { draw, status } = open(server);
  Object.assign(server.draft, { revision: 2, unreadable: true });
  draw("end");
  await soon();
  expect(status()).toEqual({ kind: "kept-here", changes: 1 });
  server.draft.unreadable = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(status()).toEqual({ kind: "conflict", by: "Lena" });
});

test("what is refused says why and is not tried again and again, until something changes", async () => {
  const server = aServer();
  const { draw, status, autosave, storage } = open(server);
  server.draft.refusal = 404;
  draw("end");
  await soon();
  expect(status()).toEqual({ kind: "kept-here", changes: 1, why: "This flow was deleted." });
  expect(storage.getItem("baton.draft.p.f")).toContain("end");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.draft.saves).toBe(1);
  expect(await autosave.flush()).toBe(false);
  server.draft.refusal = 0;
  draw("notify");
  await soon();
  expect(idsOf(server.draft.graph)).toEqual(["end", "notify"]);
});

test("a server that is starting anew is tried again by itself", async () => {
  const server = aServer();
  const { draw, status } = open(server);
  server.draft.refusal = 503;
  draw("end");
  await soon();
  expect(status()).toEqual({ kind: "kept-here", changes: 1 });
  server.draft.refusal = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(status().kind).toBe("saved");
});

test("nobody's drawing is overwritten by a page that is loaded again before somebody has decided", async () => {
  const server = aServer();
  const first = open(server);
  server.draft.isAway = true;
  first.draw("end");
  await soon();
  const theirs = addStep(EMPTY, { type: "notify", config: {} }, { x: 0, y: 0 }).graph;
  Object.assign(server.draft, { graph: theirs, revision: 2, updatedBy: "Lena", isAway: false });
  for (const reload of [1, 2]) {
    const { status } = open(server, first.storage);
    await soon();
    expect(status(), `reload ${reload}`).toEqual({ kind: "conflict", by: "Lena" });
    expect(server.draft.graph).toBe(theirs);
  }
});

test("whichever draft is kept, undo brings back the other", async () => {
  const meet = async () => {
    const server = aServer();
    const editor = open(server);
    const theirs = addStep(EMPTY, { type: "notify", config: {} }, { x: 0, y: 0 }).graph;
    Object.assign(server.draft, { graph: theirs, revision: 2, updatedBy: "Lena" });
    editor.draw("end");
    await soon();
    return { server, ...editor };
  };
  const mine = await meet();
  await mine.autosave.keepMine();
  expect(idsOf(mine.server.draft.graph)).toEqual(["end"]);
  mine.store.temporal.getState().undo();
  await soon();
  expect(idsOf(mine.server.draft.graph)).toEqual(["notify"]);

  const theirs = await meet();
  theirs.autosave.takeTheirs();
  expect(theirs.ids()).toEqual(["notify"]);
  theirs.store.temporal.getState().undo();
  expect(theirs.ids()).toEqual(["end"]);
  await soon();
  expect(idsOf(theirs.server.draft.graph)).toEqual(["end"]);
});

test("a newer draft read by the way is taken over only while nothing here is unsaved", async () => {
  const server = aServer();
  const { autosave, draw, ids } = open(server);
  const theirs = addStep(EMPTY, { type: "notify", config: {} }, { x: 0, y: 0 }).graph;
  Object.assign(server.draft, { graph: theirs, revision: 2 });
  autosave.notice(server.detail());
  expect(ids()).toEqual(["notify"]);
  draw("end");
  Object.assign(server.draft, { revision: 3 });
  autosave.notice(server.detail());
  expect(ids()).toEqual(["notify", "end"]);
});

test("typing is one step of undo, two edits of different things are two", () => {
  const { store, draw, ids } = open(aServer());
  draw("end");
  const type = (text: string) =>
    store
      .getState()
      .edit(
        (graph) => ({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, config: { note: text } })) }),
        "end note",
      );
  ["R", "Re", "Rea"].forEach(type);
  const note = () => store.getState().graph.nodes[0]?.config["note"];
  expect(note()).toBe("Rea");
  store.temporal.getState().undo();
  expect(note()).toBeUndefined();
  expect(ids()).toEqual(["end"]);
  store.temporal.getState().redo();
  expect(note()).toBe("Rea");
});
