import type { Graph } from "../../engine/graph.ts";
import type { StepView } from "../../server/runs/contract.ts";
import { arrowKey, type CanvasStatus } from "./status.ts";

type PathStep = Pick<StepView, "seq" | "nodeId" | "exit">;

/** Shows the way that one lead took: numbers on its steps, ink on its arrows, the rest faint. */
export function showPath(
  status: CanvasStatus,
  graph: Graph,
  path: readonly PathStep[],
  here?: { nodeId: string; words: string },
) {
  const visits = Map.groupBy(path, ({ nodeId }) => nodeId);
  status.steps.replace(
    graph.nodes.map(({ id }) => {
      const numbers = (visits.get(id) ?? []).map(({ seq }) => seq);
      const isHere = here?.nodeId === id;
      return [
        id,
        { visits: sayNumbers(numbers), isOff: numbers.length === 0, isLit: isHere, here: isHere ? here.words : "" },
      ];
    }),
  );
  const taken = new Set(path.flatMap(({ nodeId, exit }) => (exit === null ? [] : [arrowKey(nodeId, exit)])));
  status.arrows.replace(
    graph.edges.map(({ source, sourceHandle }) => {
      const key = arrowKey(source, sourceHandle);
      return [key, { taken: taken.has(key) ? "taken" : "not-taken" }];
    }),
  );
}

/** "4, 9"; what follows each other is joined: "5–6, 10". */
export function sayNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}
