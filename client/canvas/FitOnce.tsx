import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";

export const FIT = { padding: 0.1, maxZoom: 1 };

/**
 * Fits the drawing into its place when it is first there. Not React Flow's `fitView`: steps that measure their ports
 * again make it fit the first of them only.
 */
export function FitOnce({ isEmpty }: { isEmpty: boolean }) {
  const flow = useReactFlow();
  const isReady = useNodesInitialized();
  const isDone = useRef(false);
  useEffect(() => {
    // An empty drawing stays where it is: React Flow would keep the wish, and its first step would run away from under
    // the pointer.
    if (isDone.current || (!isReady && !isEmpty)) return;
    isDone.current = true;
    if (!isEmpty) void flow.fitView(FIT);
  }, [isReady, isEmpty, flow]);
  return null;
}
