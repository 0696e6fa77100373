import type { Graph } from "../../engine/graph.ts";
import type { SourceId, TeamId } from "../../node-catalog/kit/domain.ts";

/**
 * Lines and columns of the drawing: what happens with everybody runs down, escalation stands right, the waiting list left.
 * New customers take a way round, in a column of their own, so that no line runs behind a step.
 */
const ROW = 124;
const [LIST, NEW_CUSTOMERS, MAIN, RIGHT] = [0, 300, 600, 900];

/**
 * The main job with what a company adds to it, and times so short that one sees it happen: known customers go to their
 * person at once; German? → somebody in, else a list that opens by itself → take turns → task → wait until reached → if
 * nobody reacts the next person, then the leader, then the waiting list, which everybody else joins at once.
 */
export function demoGraph({ team, source }: { readonly team: TeamId; readonly source: SourceId }): Graph {
  return {
    nodes: [
      node("start", "lead-captured", { sources: [source] }, MAIN, 0),
      node("known", "same-person", { team, look: "contact-or-account", mode: "assign", costsTurn: false }, MAIN, 1),
      node("language", "language", { anyOf: ["de"] }, NEW_CUSTOMERS, 2),
      node("hours", "after-hours", { team, otherwise: "list", hot: null, alarmAfter: "P3D" }, NEW_CUSTOMERS, 3),
      node("turns", "round-robin", { team, mode: "assign" }, NEW_CUSTOMERS, 4),
      node("task", "create-task", { title: "make contact", dueIn: "PT1M" }, MAIN, 5),
      node("wait", "wait-for-contact", { within: "PT1M" }, MAIN, 6),
      node("reached", "end", { note: "The customer was reached in time" }, MAIN, 7),
      node("queue", "to-queue", { team }, LIST, 4),
      node("fallback", "fallback", { team, order: orderIn(team) }, RIGHT, 7),
    ],
    edges: [
      edge("start", "done", "known"),
      edge("known", "assigned", "task"),
      edge("known", "unavailable", "language"),
      edge("known", "unknown", "language"),
      edge("language", "yes", "hours"),
      edge("language", "otherwise", "queue"),
      edge("language", "unknown", "queue"),
      edge("hours", "open", "turns"),
      edge("hours", "handed-over", "task"),
      edge("turns", "assigned", "task"),
      edge("turns", "nobody", "queue"),
      edge("task", "done", "wait"),
      edge("wait", "reached", "reached"),
      edge("wait", "declined", "fallback"),
      edge("wait", "timeout", "fallback"),
    ],
  };
}

/** Somebody else of the team, another one, then the leader. */
const orderIn = (team: TeamId): Readonly<Record<string, string>>[] => [
  { to: "team", team, within: "PT1M", counts: "clock" },
  { to: "team", team, within: "PT1M", counts: "clock" },
  { to: "leader", within: "PT1M", counts: "clock" },
];

function node(id: string, type: string, config: Graph["nodes"][number]["config"], x: number, row: number) {
  return { id, type, config, position: { x, y: row * ROW } };
}

function edge(source: string, sourceHandle: string, target: string) {
  return { id: `${source}-${sourceHandle}`, source, sourceHandle, target };
}
