import { useNodesInitialized, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useFit } from "./use-fit.ts";

/** Fits the drawing into its place when it is first there. Steps whose size is given never count as initialised. */
export function FitOnce({ isEmpty }: { isEmpty: boolean }) {
  const fit = useFit();
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
    if (!isEmpty) fit({ isAtOnce: true });
  }, [isMeasured, isSized, isEmpty, fit, hasPane, width, height]);
  return null;
}
