import type { Graph } from "../../../engine/graph.ts";
import type { FlowCounts } from "../../../server/flows/contract.ts";
import type { StepEvent } from "../../../server/live/contract.ts";
import { initials } from "../../ui/Avatar.tsx";
import { showCounts } from "../counts.ts";
import { arrowKey, type CanvasStatus } from "../status.ts";
import type { Batons } from "./batons.ts";

/** How long a step stays lit after something happened there. */
export const GLOW_MS = 1400;

export interface LiveFlow {
  setGraph(graph: Graph): void;
  setCounts(counts: FlowCounts): void;
  step(event: Pick<StepEvent, "runId" | "seq" | "nodeId" | "exit" | "leadName">): void;
  close(): void;
}

/** Turns what happens in a flow into what its drawing shows. Touches only the steps and arrows concerned. */
export function createLiveFlow(status: CanvasStatus, batons: Batons): LiveFlow {
  let arrows = new Map<string, { id: string; target: string }>();
  let graph: Graph = { nodes: [], edges: [] };
  /** Where each lead of which we saw the beginning of a wait is waiting. */
  const waitingAt = new Map<string, string>();
  const glows = new Map<string, ReturnType<typeof setTimeout>>();

  const light = (nodeId: string) => {
    clearTimeout(glows.get(nodeId));
    status.steps.change(nodeId, { isLit: true });
    glows.set(
      nodeId,
      setTimeout(() => status.steps.change(nodeId, { isLit: false }), GLOW_MS),
    );
  };
  const countWaiting = (nodeId: string, by: number) =>
    status.steps.change(nodeId, { waiting: Math.max(0, status.steps.get(nodeId).waiting + by) });
  const stopWaiting = (runId: string) => {
    const nodeId = waitingAt.get(runId);
    if (nodeId === undefined) return;
    waitingAt.delete(runId);
    countWaiting(nodeId, -1);
  };
  const leave = (key: string) => {
    const { count } = status.arrows.get(key);
    if (count !== undefined) status.arrows.change(key, { count: count + 1 });
  };

  return {
    setGraph(drawn) {
      graph = drawn;
      arrows = new Map(
        drawn.edges.map(({ id, source, sourceHandle, target }) => [arrowKey(source, sourceHandle), { id, target }]),
      );
    },
    setCounts(counts) {
      showCounts(status, graph, counts);
    },
    step({ runId, nodeId, exit, leadName }) {
      light(nodeId);
      stopWaiting(runId);
      if (exit === null) {
        waitingAt.set(runId, nodeId);
        countWaiting(nodeId, 1);
        return;
      }
      const key = arrowKey(nodeId, exit);
      const arrow = arrows.get(key);
      if (!arrow) return;
      leave(key);
      batons.depart({ edgeId: arrow.id, runId, label: initials(leadName), onArrive: () => light(arrow.target) });
    },
    close() {
      // Leads on their way arrive now, and light up where they arrive.
      batons.setPaused(true);
      for (const [nodeId, glow] of glows) {
        clearTimeout(glow);
        status.steps.change(nodeId, { isLit: false });
      }
      glows.clear();
    },
  };
}
