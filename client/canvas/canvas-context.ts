import { createContext, use } from "react";
import type { Box, Point } from "./geometry.ts";
import type { NodeTypes } from "./node-types.ts";
import type { CanvasStatus } from "./status.ts";

/** What all steps and arrows of one drawing share. Its value stays the same object while only the drawing changes. */
export interface CanvasShared {
  readonly nodeTypes: NodeTypes;
  readonly status: CanvasStatus;
  /** The way of each arrow as drawn now, written by the arrows and read by the leads that travel on them. */
  readonly ways: Map<string, readonly Point[]>;
  /** Missing where the drawing can only be looked at. */
  readonly edit?: CanvasEdit;
}

export interface CanvasEdit {
  insertOn(edgeId: string, at: { clientX: number; clientY: number }): void;
}

const Shared = createContext<CanvasShared | null>(null);
export const CanvasSharedProvider = Shared.Provider;

export function useCanvas(): CanvasShared {
  const shared = use(Shared);
  if (!shared) throw new Error("useCanvas is for parts of a drawing");
  return shared;
}

/** Where the steps stand; apart from the rest because it changes with each move, and only arrows care. */
const Boxes = createContext<ReadonlyMap<string, Box>>(new Map());
export const BoxesProvider = Boxes.Provider;
export const useBoxes = () => use(Boxes);
