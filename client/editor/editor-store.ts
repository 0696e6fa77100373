import { type TemporalState, temporal } from "zundo";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Graph, Problem } from "../../engine/graph.ts";
import type { Added } from "./document.ts";

/** Undoing goes back this many edits. */
const UNDO_LIMIT = 200;
/** Edits of the same thing that follow each other this closely are one step of undo: typing, arrow keys. */
const COALESCE_MS = 1200;

/** Saved and undoable. */
interface Document {
  readonly graph: Graph;
}

/** Only of this person, on this screen, now. */
interface Session {
  readonly selection: readonly string[];
  readonly problems: readonly Problem[];
  /** The field of the form to go to, after a click on its words in the sentence. */
  readonly focusField: string | null;
}

export type Edit = (graph: Graph) => Graph | Added | undefined;

export interface EditorState extends Document, Session {
  /**
   * The one way to change the drawing: one edit is one step of undo.
   *
   * @param edit returns the new drawing, with a step to select where it made one; the same or undefined changes nothing
   * @param sameAs edits with the same name shortly after each other become one step of undo
   */
  readonly edit: (edit: Edit, sameAs?: string) => void;
  readonly select: (ids: readonly string[]) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
  readonly setFocusField: (field: string | null) => void;
}

export type EditorStore = StoreApi<EditorState> & { temporal: StoreApi<TemporalState<Document>> };

export function createEditorStore(
  graph: Graph,
  problems: readonly Problem[],
  now: () => number = Date.now,
): EditorStore {
  let last: { readonly name: string | undefined; readonly at: number } = { name: undefined, at: 0 };
  const store = createStore<EditorState>()(
    temporal(
      (set, get) => ({
        graph,
        selection: [],
        problems,
        focusField: null,
        edit(edit, sameAs) {
          const result = edit(get().graph);
          const next = result && "graph" in result ? result.graph : result;
          if (!next || next === get().graph) return;
          const isContinued = sameAs !== undefined && sameAs === last.name && now() - last.at < COALESCE_MS;
          last = { name: sameAs, at: now() };
          const { pause, resume } = store.temporal.getState();
          if (isContinued) pause();
          set({ graph: next, ...(result && "nodeId" in result && result.nodeId && { selection: [result.nodeId] }) });
          if (isContinued) resume();
        },
        select(ids) {
          if (!isSameList(ids, get().selection)) set({ selection: ids, focusField: null });
        },
        setProblems: (problems) => set({ problems }),
        setFocusField: (focusField) => set({ focusField }),
      }),
      {
        limit: UNDO_LIMIT,
        partialize: ({ graph }): Document => ({ graph }),
        equality: (before, after) => before.graph === after.graph,
      },
    ),
  );
  return store;
}

/** How far one can go back and forth. */
export function useUndo(store: EditorStore) {
  const canUndo = useStore(store.temporal, ({ pastStates }) => pastStates.length > 0);
  const canRedo = useStore(store.temporal, ({ futureStates }) => futureStates.length > 0);
  const { undo, redo } = store.temporal.getState();
  return { canUndo, canRedo, undo: () => undo(), redo: () => redo() };
}

const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);
