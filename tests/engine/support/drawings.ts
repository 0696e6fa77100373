import { compile } from "../../../engine/compile.ts";
import type { Graph } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { catalog } from "./a-world.ts";

export const team = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
export const gone = "7d444840-9dc0-41d1-b245-5ffdce74fad3";
export const known = { teams: new Set([team]), people: new Set<string>(), sources: new Set<string>(), fields: [] };

/** The main job, without a problem. */
export const whole = mainJob({ team });
export const problemsOf = (drawing: Graph) => compile(drawing, { catalog, known }).problems;

type Node = Graph["nodes"][number];
export type Change = (drawing: Graph) => Graph;
export const withNode =
  (node: Partial<Node> & { id: string }): Change =>
  (drawing) => ({
    ...drawing,
    nodes: [
      ...drawing.nodes.filter(({ id }) => id !== node.id),
      { type: "end", config: {}, position: { x: 0, y: 0 }, ...drawing.nodes.find(({ id }) => id === node.id), ...node },
    ],
  });
export const withEdge =
  (source: string, exit: string, target: string): Change =>
  (drawing) => ({
    ...drawing,
    edges: [...drawing.edges, { id: `${source} ${exit} ${target}`, source, sourceHandle: exit, target }],
  });
export const without =
  (edge: string): Change =>
  (drawing) => ({
    ...drawing,
    edges: drawing.edges.filter(({ id }) => id !== edge),
  });
export const all =
  (...changes: Change[]): Change =>
  (drawing) =>
    changes.reduce((one, change) => change(one), drawing);
