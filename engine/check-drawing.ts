import { type CheckedGraph, reachable, startOf } from "./checked-graph.ts";
import type { Graph, GraphEdge, Problem } from "./graph.ts";

/** What is wrong with the lines of a drawing, whatever its steps do: starts, arrows, steps that nothing leads to. */
export function checkDrawing(graph: Graph, nodes: CheckedGraph): Problem[] {
  return [...checkIds(graph), ...checkStart(nodes), ...checkEdges(graph, nodes), ...checkReach(nodes)];
}

function checkIds(graph: Graph): Problem[] {
  const twice = repeated(graph.nodes.map(({ id }) => id));
  return twice.map((id) => ({
    code: "same-id",
    severity: "error",
    nodeId: id,
    message: "Two steps of this flow have the same name inside.",
    mend: "Remove one of them",
    patch: { do: "remove-node" },
  }));
}

function checkStart(nodes: CheckedGraph): Problem[] {
  const starts = [...nodes.values()].filter(({ type }) => type.kind === "decide" && type.isStart);
  if (starts.length === 0) {
    return [
      {
        code: "no-start",
        severity: "error",
        nodeId: null,
        message: "No lead can come in: the flow has no “New lead arrives”.",
        mend: "Add “New lead arrives”",
        patch: { do: "add-start" },
      },
    ];
  }
  return starts.slice(1).map(({ id }) => ({
    code: "two-starts",
    severity: "error",
    nodeId: id,
    message: "A flow begins once. Choose several places where leads come from in the first step instead.",
    mend: "Remove this step",
    patch: { do: "remove-node" },
  }));
}

function checkEdges(graph: Graph, nodes: CheckedGraph): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const edge of graph.edges) {
    const from = nodes.get(edge.source);
    const to = nodes.get(edge.target);
    const exit = `${edge.source}\0${edge.sourceHandle}`;
    if (!graph.nodes.some(({ id }) => id === edge.source) || !graph.nodes.some(({ id }) => id === edge.target)) {
      problems.push(edgeProblem(edge, "loose-arrow", "An arrow has lost its step."));
    } else if (from && !(edge.sourceHandle in from.exits)) {
      problems.push(edgeProblem(edge, "unknown-exit", `“${from.type.title}” has no such outcome any more.`));
    } else if (seen.has(exit)) {
      problems.push(edgeProblem(edge, "two-arrows", "An outcome leads to one step; this one has two arrows."));
    } else if (to?.type.kind === "decide" && to.type.isStart) {
      problems.push(edgeProblem(edge, "arrow-to-start", "Nothing can lead back to where leads come in."));
    }
    seen.add(exit);
  }
  return problems;
}

function edgeProblem(edge: GraphEdge, code: string, message: string): Problem {
  return {
    code,
    severity: "error",
    nodeId: edge.source,
    exit: edge.sourceHandle,
    message,
    mend: "Remove the arrow",
    patch: { do: "remove-edge", edgeId: edge.id },
  };
}

function checkReach(nodes: CheckedGraph): Problem[] {
  const start = startOf(nodes);
  if (!start) return [];
  const reached = reachable(nodes, start.id);
  return [...nodes.values()]
    .filter(({ id, type }) => !reached.has(id) && !(type.kind === "decide" && type.isStart))
    .map(({ id, type }) => ({
      code: "unreachable",
      severity: "hint",
      nodeId: id,
      message: `No lead gets to “${type.title}”: no arrow leads here.`,
      mend: "Remove this step",
      patch: { do: "remove-node" },
    }));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
