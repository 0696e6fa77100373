import { createStore, type StoreApi } from "zustand/vanilla";
import type { Graph } from "../../engine/graph.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { ApiError, isStatus, messageOf } from "../api/errors.ts";
import type { SaveStatus } from "../ui/SaveState.tsx";
import type { EditorStore } from "./editor-store.ts";
import type { KeptDraft, LocalDrafts } from "./local-drafts.ts";

const SAVE_AFTER_MS = 500;
const TRY_AGAIN_MS = 4000;

/** What the server has, besides what is drawn here. */
export interface Conflict {
  readonly theirs: FlowDetail;
  /** What both sides began with. */
  readonly base: Graph;
}

export interface SavingState {
  readonly status: SaveStatus;
  readonly conflict: Conflict | null;
  readonly revision: number;
}

/** How drafts get to the server. */
export interface DraftServer {
  save(graph: Graph, revision: number): Promise<Pick<FlowDetail, "revision" | "problems">>;
  read(): Promise<FlowDetail>;
  /** Calls when there is a connection again. @returns what ends it */
  whenBack(run: () => void): () => void;
}

/** They ask for another try; anything else that is refused stays refused until somebody changes something. */
const TRY_LATER = new Set([408, 425, 429]);
const isPassing = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500 || TRY_LATER.has(error.status);

export interface Autosave {
  readonly state: StoreApi<SavingState>;
  /** Saves what is not saved yet. @returns whether all is safe on the server */
  flush(): Promise<boolean>;
  /** Somebody's newer draft, read by the way: taken over when nothing here is unsaved. */
  notice(flow: FlowDetail): void;
  keepMine(): Promise<void>;
  takeTheirs(): void;
  /** Begins to save edits. @returns what ends it, after saving what is left */
  open(): () => void;
}

/**
 * Saves each edit shortly after it was made, on the revision that it was made on. Until the server has it, it is kept in
 * this browser. A newer draft of somebody else overwrites nothing and is overwritten by nothing: a person decides.
 */
export function createAutosave(
  store: EditorStore,
  flow: FlowDetail,
  server: DraftServer,
  drafts: LocalDrafts,
): Autosave {
  let saved = flow.graph;
  let changes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const state = createStore<SavingState>(() => ({
    status: { kind: "saved", at: Date.parse(flow.updatedAt) },
    conflict: null,
    revision: flow.revision,
  }));

  const isSafe = () => store.getState().graph === saved;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  const save = async (): Promise<boolean> => {
    if (state.getState().conflict) return false;
    const { graph } = store.getState();
    if (isSafe()) return true;
    state.setState({ status: { kind: "saving" } });
    try {
      const reply = await server.save(graph, state.getState().revision);
      settle(graph, reply);
      return isSafe() || save();
    } catch (error) {
      if (isStatus(error, 409)) await meet();
      else keepHere(error);
      return false;
    }
  };

  const keepHere = (error: unknown) => {
    const mayPass = isPassing(error);
    state.setState({ status: { kind: "kept-here", changes, ...(!mayPass && { why: messageOf(error) }) } });
    if (mayPass) later(TRY_AGAIN_MS);
  };

  const settle = (graph: Graph, { revision, problems }: Pick<FlowDetail, "revision" | "problems">) => {
    saved = graph;
    store.getState().setProblems(problems);
    state.setState({ revision, status: { kind: "saved", at: Date.now() } });
    if (!isSafe()) return;
    changes = 0;
    drafts.forget();
  };

  const meet = async () => {
    try {
      const theirs = await server.read();
      state.setState({
        conflict: { theirs, base: saved },
        status: { kind: "conflict", by: theirs.updatedBy ?? "Somebody" },
      });
    } catch (error) {
      keepHere(error);
    }
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    running ??= save().finally(() => (running = undefined));
    return running;
  };

  const adopt = ({ graph, revision, problems, updatedAt }: FlowDetail) => {
    saved = graph;
    changes = 0;
    state.setState({ revision, conflict: null, status: { kind: "saved", at: Date.parse(updatedAt) } });
    store.getState().edit(() => graph);
    store.getState().setProblems(problems);
    drafts.forget();
  };

  const onEdit = (graph: Graph) => {
    if (isSafe()) return;
    changes += 1;
    drafts.keep({ graph, revision: state.getState().revision, base: saved });
    if (!state.getState().conflict) later(SAVE_AFTER_MS);
  };

  /** What was drawn here before and never reached the server. */
  function takeUp(kept: KeptDraft | undefined): void {
    if (!kept || JSON.stringify(kept.graph) === JSON.stringify(flow.graph)) return drafts.forget();
    const isCurrent = kept.revision === flow.revision;
    if (!isCurrent) {
      saved = kept.base;
      state.setState({
        // Until somebody has decided, it stays a drawing on the older one, also when the page is loaded once more.
        revision: kept.revision,
        conflict: { theirs: flow, base: kept.base },
        status: { kind: "conflict", by: flow.updatedBy ?? "Somebody" },
      });
    }
    store.getState().edit(() => kept.graph);
  }

  return {
    state,
    flush,
    notice(newer) {
      if (newer.revision > state.getState().revision && isSafe() && !running) adopt(newer);
    },
    async keepMine() {
      const { conflict } = state.getState();
      if (!conflict) return;
      const mine = store.getState().graph;
      // Theirs becomes a step of undo: one Ctrl+Z brings it back.
      store.getState().edit(() => conflict.theirs.graph);
      store.getState().edit(() => mine);
      saved = conflict.theirs.graph;
      state.setState({ conflict: null, revision: conflict.theirs.revision });
      await flush();
    },
    takeTheirs() {
      const { conflict } = state.getState();
      if (conflict) adopt(conflict.theirs);
    },
    open() {
      const stopListening = store.subscribe(({ graph }, before) => {
        if (graph !== before.graph) onEdit(graph);
      });
      takeUp(drafts.kept());
      const stopAwaiting = server.whenBack(() => void flush());
      return () => {
        stopListening();
        stopAwaiting();
        void flush();
      };
    },
  };
}
