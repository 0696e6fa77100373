import type { Graph } from "../../engine/graph.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";

const { team, source } = EXAMPLE_IDS;

/** A small flow for the API's documentation: leads of one source in turn to a team, to its waiting list when nobody can. */
export const EXAMPLE_GRAPH: Graph = {
  nodes: [
    { id: "start", type: "lead-captured", config: { sources: [source] }, position: { x: 0, y: 0 } },
    { id: "turns", type: "round-robin", config: { team, mode: "assign" }, position: { x: 0, y: 120 } },
    { id: "queue", type: "to-queue", config: { team }, position: { x: 240, y: 240 } },
    { id: "end", type: "end", config: {}, position: { x: 0, y: 240 } },
  ],
  edges: [
    { id: "start-done", source: "start", sourceHandle: "done", target: "turns" },
    { id: "turns-assigned", source: "turns", sourceHandle: "assigned", target: "end" },
    { id: "turns-nobody", source: "turns", sourceHandle: "nobody", target: "queue" },
  ],
};
