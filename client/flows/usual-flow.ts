import type { Graph, GraphEdge, GraphNode } from "../../engine/graph.ts";

/**
 * Lines and columns of the drawing: what happens with everybody runs down, who is new takes a way round, in a column of
 * their own; escalation stands right. The waiting list stands below the outcome that leads to it, so that three columns
 * are enough and the drawing is read without making it larger.
 */
const ROW = 124;
const [LIST, NEW_CUSTOMERS, MAIN, RIGHT] = [0, 72, 360, 648];

interface UsualFlow {
  readonly teamId: string;
  /** Only leads in this language go to the team; all others wait on its list. Every lead when absent. */
  readonly language?: string;
  /** None: whatever no other flow takes. */
  readonly sourceIds?: readonly string[];
}

/**
 * The flow that most begin with: who knows the customer or their company gets them again; the others take turns in a
 * team; contact in 15 minutes, else the leader is told and the next person gets the lead, three people deep, then the
 * waiting list. Without its first rule two leads of one company would go to two people.
 */
export function usualFlow({ teamId, language, sourceIds = [] }: UsualFlow): Graph {
  const shift = language ? 1 : 0;
  const nodes: GraphNode[] = [
    at("start", "lead-captured", { sources: [...sourceIds] }, MAIN, 0),
    at("known", "same-person", { team: teamId, look: "contact-or-account", mode: "assign", costsTurn: false }, MAIN, 1),
    ...(language ? [at("language", "language", { anyOf: [language] }, NEW_CUSTOMERS, 2)] : []),
    at("turns", "round-robin", { team: teamId, mode: "assign" }, NEW_CUSTOMERS, 2 + shift),
    at("task", "create-task", { title: "make contact with {{ lead.name }}", dueIn: "PT15M" }, MAIN, 3 + shift),
    at("wait", "wait-for-contact", { within: "PT15M" }, MAIN, 4 + shift),
    at("reached", "end", { note: "The customer was reached" }, MAIN, 5 + shift),
    at("next", "escalate", { team: teamId, tell: "leader", atMost: 3 }, RIGHT, 5 + shift),
    at("list", "to-queue", { team: teamId }, LIST, 4 + shift),
  ];
  const whoIsNext = language ? "language" : "turns";
  const edges: GraphEdge[] = [
    edge("start", "done", "known"),
    edge("known", "assigned", "task"),
    edge("known", "unavailable", whoIsNext),
    edge("known", "unknown", whoIsNext),
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

function at(id: string, type: string, config: GraphNode["config"], x: number, row: number): GraphNode {
  return { id, type, config, position: { x, y: row * ROW } };
}

function edge(source: string, sourceHandle: string, target: string): GraphEdge {
  return { id: `${source}-${sourceHandle}`, source, sourceHandle, target };
}
