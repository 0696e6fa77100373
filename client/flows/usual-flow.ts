import type { Graph, GraphEdge, GraphNode } from "../../engine/graph.ts";

const ROW = 124;
const COLUMN = 312;

interface UsualFlow {
  readonly teamId: string;
  /** Only leads in this language go to the team; all others wait on its list. Every lead when absent. */
  readonly language?: string;
  /** None: whatever no other flow takes. */
  readonly sourceIds?: readonly string[];
}

/**
 * The flow that most begin with: take turns in a team, make contact in 15 minutes, else tell the leader and give it to
 * the next person, three people deep, then the waiting list.
 */
export function usualFlow({ teamId, language, sourceIds = [] }: UsualFlow): Graph {
  const shift = language ? 1 : 0;
  const nodes: GraphNode[] = [
    at("start", "lead-captured", { sources: [...sourceIds] }, 1, 0),
    ...(language ? [at("language", "language", { anyOf: [language] }, 1, 1)] : []),
    at("turns", "round-robin", { team: teamId, mode: "assign" }, 1, 1 + shift),
    at("task", "create-task", { title: "Make contact with {{ lead.name }}", dueIn: "PT15M" }, 1, 2 + shift),
    at("wait", "wait-for-contact", { within: "PT15M" }, 1, 3 + shift),
    at("reached", "end", { note: "The customer was reached" }, 1, 4 + shift),
    at("next", "escalate", { team: teamId, tell: "leader", atMost: 3 }, 2, 4 + shift),
    at("list", "to-queue", { team: teamId }, 0, 2 + shift),
  ];
  const edges: GraphEdge[] = [
    edge("start", "done", language ? "language" : "turns"),
    ...(language
      ? [edge("language", "yes", "turns"), edge("language", "otherwise", "list"), edge("language", "unknown", "list")]
      : []),
    edge("turns", "assigned", "task"),
    edge("turns", "nobody", "list"),
    edge("task", "done", "wait"),
    edge("wait", "reached", "reached"),
    edge("wait", "declined", "next"),
    edge("wait", "timeout", "next"),
    edge("next", "assigned", "task"),
  ];
  return { nodes, edges };
}

/** Nothing but the beginning: where leads come in. */
export function emptyFlow(): Graph {
  return { nodes: [at("start", "lead-captured", { sources: [] }, 0, 0)], edges: [] };
}

function at(id: string, type: string, config: GraphNode["config"], column: number, row: number): GraphNode {
  return { id, type, config, position: { x: column * COLUMN, y: row * ROW } };
}

function edge(source: string, sourceHandle: string, target: string): GraphEdge {
  return { id: `${source}-${sourceHandle}`, source, sourceHandle, target };
}
