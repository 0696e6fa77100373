import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { NODE_HEIGHT, NODE_WIDTH } from "../canvas/geometry.ts";
import { nodeById } from "./document.ts";
import { useEditor } from "./editor-context.ts";

const LEAST_READABLE_ZOOM = 0.8;
const MOVE_MS = 320;

/**
 * Selects a step and, where it is out of sight, moves the drawing so that it is seen; with `inMiddle` it stands in the
 * middle in any case.
 */
export function useShowStep({ inMiddle = false } = {}): (nodeId: string) => void {
  const { store } = useEditor();
  const flow = useReactFlow();
  return useCallback(
    (nodeId) => {
      const { graph, select } = store.getState();
      const node = nodeById(graph, nodeId);
      if (!node) return;
      select([nodeId]);
      const { x, y } = node.position;
      if (
        !inMiddle &&
        isInSight(
          flow.flowToScreenPosition({ x, y }),
          flow.flowToScreenPosition({ x: x + NODE_WIDTH, y: y + NODE_HEIGHT }),
        )
      ) {
        return;
      }
      const zoom = Math.max(LEAST_READABLE_ZOOM, flow.getZoom());
      void flow.setCenter(x + NODE_WIDTH / 2, y + NODE_HEIGHT / 2, { zoom, duration: MOVE_MS });
    },
    [flow, store, inMiddle],
  );
}

function isInSight(topLeft: { x: number; y: number }, bottomRight: { x: number; y: number }): boolean {
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  return (
    pane !== undefined &&
    topLeft.x >= pane.left &&
    topLeft.y >= pane.top &&
    bottomRight.x <= pane.right &&
    bottomRight.y <= pane.bottom
  );
}
