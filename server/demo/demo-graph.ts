import type { Graph } from "../../engine/graph.ts";
import type { SourceId, TeamId } from "../../node-catalog/kit/domain.ts";

/** Lines and columns of the drawing: the usual way runs down, escalation stands right, waiting lists left. */
const ROW = 124;
const [LEFT, MIDDLE, RIGHT] = [0, 312, 624];

/**
 * The main job, with times so short that one sees it happen: German? → take turns → task → wait until reached → escalate,
 * three people deep, then the waiting list, which everybody else joins at once.
 */
export function demoGraph({ team, source }: { readonly team: TeamId; readonly source: SourceId }): Graph {
  return {
    nodes: [
      node("start", "lead-captured", { sources: [source] }, MIDDLE, 0),
      node("language", "language", { anyOf: ["de"] }, MIDDLE, 1),
      node("turns", "round-robin", { team, mode: "assign" }, MIDDLE, 2),
      node("task", "create-task", { title: "make contact", dueIn: "PT1M" }, MIDDLE, 3),
      node("wait", "wait-for-contact", { within: "PT1M" }, MIDDLE, 4),
      node("reached", "end", { note: "The customer was reached in time" }, MIDDLE, 5),
      node("queue", "to-queue", { team }, LEFT, 3),
      node("escalate", "escalate", { team, tell: "leader", then: "next", atMost: 3 }, RIGHT, 5),
    ],
    edges: [
      edge("start", "done", "language"),
      edge("language", "yes", "turns"),
      edge("language", "otherwise", "queue"),
      edge("language", "unknown", "queue"),
      edge("turns", "assigned", "task"),
      edge("turns", "nobody", "queue"),
      edge("task", "done", "wait"),
      edge("wait", "reached", "reached"),
      edge("wait", "declined", "escalate"),
      edge("wait", "timeout", "escalate"),
      edge("escalate", "assigned", "task"),
    ],
  };
}

function node(id: string, type: string, config: Graph["nodes"][number]["config"], x: number, row: number) {
  return { id, type, config, position: { x, y: row * ROW } };
}

function edge(source: string, sourceHandle: string, target: string) {
  return { id: `${source}-${sourceHandle}`, source, sourceHandle, target };
}
