import type { Graph } from "../../engine/graph.ts";

interface MainJob {
  readonly team: string;
  readonly sources?: readonly string[];
  /** What its steps ask of the people they choose among. */
  readonly asks?: Graph["nodes"][number]["config"];
}

/**
 * new lead → German? → take turns → task → wait until reached → escalate, three people deep → waiting list; everyone
 * else goes to the waiting list at once.
 */
export function mainJob({ team, sources = [], asks = {} }: MainJob): Graph {
  const nodes: [id: string, type: string, config: Graph["nodes"][number]["config"]][] = [
    ["start", "lead-captured", { sources: [...sources] }],
    ["german", "language", { anyOf: ["de"] }],
    ["turns", "round-robin", { team, mode: "assign", ...asks }],
    ["task", "create-task", { title: "make contact", dueIn: "PT15M" }],
    ["wait", "wait-for-contact", { within: "PT15M" }],
    ["escalate", "escalate", { tell: "leader", then: "next", team, ...asks }],
    ["queue", "to-queue", { team }],
    ["reached", "end", {}],
  ];
  const edges: [from: string, exit: string, to: string][] = [
    ["start", "done", "german"],
    ["german", "yes", "turns"],
    ["german", "otherwise", "queue"],
    ["german", "unknown", "queue"],
    ["turns", "assigned", "task"],
    ["turns", "nobody", "queue"],
    ["task", "done", "wait"],
    ["wait", "reached", "reached"],
    ["wait", "declined", "escalate"],
    ["wait", "timeout", "escalate"],
    ["escalate", "assigned", "task"],
  ];
  return {
    nodes: nodes.map(([id, type, config], index) => ({ id, type, config, position: { x: 0, y: index * 120 } })),
    edges: edges.map(([source, sourceHandle, target]) => ({
      id: `${source}-${sourceHandle}`,
      source,
      sourceHandle,
      target,
    })),
  };
}
