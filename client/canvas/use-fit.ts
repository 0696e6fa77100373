import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback } from "react";
import { viewToFit } from "./fit.ts";
import type { Box } from "./geometry.ts";

const MOVE_MS = 200;

/**
 * Shows the whole drawing, clear of the tools and the map that float over it. Not React Flow's `fitView`: that one knows
 * nothing of them, and steps that measure their ports again make it fit the first of them only.
 */
export function useFit(): (how?: { readonly isAtOnce?: boolean }) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    ({ isAtOnce = false } = {}) => {
      const { width, height, domNode } = store.getState();
      const boxes = flow.getNodes().map(({ id, position }) => ({ ...position, ...sizeOf(flow.getNodesBounds([id])) }));
      if (boxes.length === 0 || width === 0 || height === 0) return;
      const view = viewToFit(boxes, { width, height }, panelsOf(domNode));
      void flow.setViewport(view, isAtOnce ? {} : { duration: MOVE_MS });
    },
    [flow, store],
  );
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

/** What floats over the drawing; the maker's name in its corner may be covered, and covers little. */
function panelsOf(drawing: HTMLElement | null): readonly Box[] {
  if (!drawing) return [];
  const { left, top } = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll(".react-flow__panel:not(.react-flow__attribution)")].map((panel) => {
    const { x, y, width, height } = panel.getBoundingClientRect();
    return { x: x - left, y: y - top, width, height };
  });
}
