import { getViewportForBounds, useNodesInitialized, useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";

export const FIT = { padding: 0.1, maxZoom: 1 };

/** Small enough for a drawing of 200 steps. */
const LEAST_ZOOM = 0.2;

/**
 * Fits the drawing into its place when it is first there. Not React Flow's `fitView`: steps that measure their ports
 * again make it fit the first of them only, and steps whose size is given never count as initialised.
 */
export function FitOnce({ isEmpty }: { isEmpty: boolean }) {
  const flow = useReactFlow();
  const isMeasured = useNodesInitialized();
  const isSized = useStore(({ nodes }) => nodes.length > 0 && nodes.every(({ width }) => width !== undefined));
  const hasPane = useStore(({ panZoom }) => panZoom !== null);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !hasPane || width === 0 || height === 0) return;
    if (!isMeasured && !isSized && !isEmpty) return;
    isDone.current = true;
    // An empty drawing stays where it is: its first step would run away from under the pointer.
    if (isEmpty) return;
    const bounds = flow.getNodesBounds(flow.getNodes());
    void flow.setViewport(getViewportForBounds(bounds, width, height, LEAST_ZOOM, FIT.maxZoom, FIT.padding));
  }, [isMeasured, isSized, isEmpty, flow, hasPane, width, height]);
  return null;
}
