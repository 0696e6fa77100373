import { ViewportPortal } from "@xyflow/react";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { Graph } from "../../../engine/graph.ts";
import type { FlowCounts } from "../../../server/flows/contract.ts";
import { useTopic } from "../../api/socket.ts";
import { useCanvas } from "../canvas-context.ts";
import classes from "../baton.module.css";
import type { Point } from "../geometry.ts";
import { type BatonView, createBatons } from "./batons.ts";
import { createLiveFlow, type LiveFlow } from "./live-flow.ts";

interface LiveLayerProps {
  readonly flowId: string;
  readonly graph: Graph;
  readonly counts: FlowCounts | undefined;
  readonly isPaused: boolean;
  /** Something happened; counts may be read again. */
  readonly onStep?: () => void;
}

/** Shows leads that move through the flow as they do. Inside a `<ReactFlow>` only. */
export function LiveLayer({ flowId, graph, counts, isPaused, onStep }: LiveLayerProps) {
  const { status, ways } = useCanvas();
  const layer = useRef<HTMLDivElement>(null);
  const live = useRef<LiveFlow>(null);
  const setUp = useEffectEvent((flow: LiveFlow) => {
    flow.setGraph(graph);
    if (counts) flow.setCounts(counts);
  });
  useEffect(() => {
    const batons = createBatons(viewIn(layer), (edgeId) => ways.get(edgeId));
    batons.setPaused(isPaused || prefersNoMotion());
    const flow = createLiveFlow(status, batons);
    live.current = flow;
    setUp(flow);
    return () => flow.close();
  }, [status, ways, isPaused]);
  useEffect(() => {
    live.current?.setGraph(graph);
    if (counts) live.current?.setCounts(counts);
  }, [counts, graph]);

  useTopic(`flow:${flowId}`, {
    step(event) {
      onStep?.();
      if (!isPaused) live.current?.step(event);
    },
    resync: () => onStep?.(),
  });
  return (
    <ViewportPortal>
      <div ref={layer} aria-hidden="true" />
    </ViewportPortal>
  );
}

const prefersNoMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Batons as elements that React does not know, so that sixty frames a second render nothing. */
function viewIn(layer: RefObject<HTMLElement | null>): BatonView {
  const shown = new Map<string, HTMLElement>();
  return {
    show(key, label, { x, y }: Point) {
      // React Flow makes room for the layer a moment after the first render.
      if (!layer.current) return;
      const element = shown.get(key) ?? create(layer.current);
      shown.set(key, element);
      if (element.textContent !== label) element.textContent = label;
      element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
    },
    hide(key) {
      shown.get(key)?.remove();
      shown.delete(key);
    },
  };
}

function create(layer: HTMLElement): HTMLElement {
  const element = document.createElement("span");
  element.className = `${classes.baton} ${classes.travelling}`;
  layer.append(element);
  return element;
}
