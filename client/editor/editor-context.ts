import { createContext, use } from "react";
import { useStore } from "zustand";
import type { NodeTypes } from "../canvas/node-types.ts";
import type { CanvasStatus } from "../canvas/status.ts";
import type { Autosave } from "./autosave.ts";
import type { EditorState, EditorStore } from "./editor-store.ts";

export interface Editor {
  readonly flowId: string;
  readonly store: EditorStore;
  readonly autosave: Autosave;
  readonly nodeTypes: NodeTypes;
  readonly status: CanvasStatus;
}

const Context = createContext<Editor | null>(null);
export const EditorProvider = Context.Provider;

/** The open flow. Stays the same object while one edits; what changes is read by `useEditorState`. */
export function useEditor(): Editor {
  const editor = use(Context);
  if (!editor) throw new Error("useEditor is for parts of the flow editor");
  return editor;
}

export function useEditorState<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, select);
}

export function useSaving() {
  return useStore(useEditor().autosave.state);
}
