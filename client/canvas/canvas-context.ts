import { createContext, use } from "react";
import type { GraphNote } from "../../engine/graph.ts";
import type { Box, Point } from "./geometry.ts";
import type { NodeTypes } from "./node-types.ts";
import type { CanvasStatus } from "./status.ts";

/** What all steps and arrows of one drawing share. Its value stays the same object while only the drawing changes. */
export interface CanvasShared {
  readonly nodeTypes: NodeTypes;
  readonly status: CanvasStatus;
  readonly boxes: Boxes;
  /** The way of each arrow as drawn now, written by the arrows and read by the leads that travel on them. */
  readonly ways: Map<string, readonly Point[]>;
  /** Missing where the drawing can only be looked at. */
  readonly edit?: CanvasEdit;
}

export interface CanvasEdit {
  insertOn(edgeId: string, at: { clientX: number; clientY: number }): void;
  readonly notes: NoteEdit;
}

export interface NoteEdit {
  write(noteId: string, text: string): void;
  resize(noteId: string, size: GraphNote["size"]): void;
  remove(noteId: string): void;
}

const Shared = createContext<CanvasShared | null>(null);
export const CanvasSharedProvider = Shared.Provider;

export function useCanvas(): CanvasShared {
  const shared = use(Shared);
  if (!shared) throw new Error("useCanvas is for parts of a drawing");
  return shared;
}

/** Where the steps stand. Not a context's value: each move would render every arrow, also those that stay as they are. */
export interface Boxes {
  get(): ReadonlyMap<string, Box>;
  set(boxes: ReadonlyMap<string, Box>): void;
  watch(listener: () => void): () => void;
}

export function createBoxes(boxes: ReadonlyMap<string, Box>): Boxes {
  let current = boxes;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      current = next;
      listeners.forEach((tell) => tell());
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
