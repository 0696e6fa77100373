import { compile } from "../../engine/compile.ts";
import type { Graph } from "../../engine/graph.ts";
import { type Simulated, type SimulatedAnswer, simulate } from "../../engine/simulate.ts";
import { EXAMPLE_NOW, ids } from "../../node-catalog/kit/examples.ts";
import type { Facts } from "../../node-catalog/kit/facts.ts";
import { loadCatalog } from "../../node-catalog/load.ts";

const catalog = await loadCatalog();
/** Sends a lead through a drawing; nobody reacts but by these answers. */
export async function through(
  drawing: Graph,
  world: Facts,
  answers: readonly SimulatedAnswer[] = [],
): Promise<Simulated> {
  const teams = new Set(Object.keys(world.shared.teams));
  const known = { teams, people: new Set(Object.keys(world.shared.people)), sources: new Set<string>(), fields: [] };
  const { program, problems } = compile(drawing, { catalog, known });
  if (!program) throw new Error(problems.map(({ message }) => message).join());
  const loadTeams = async () => world.shared;
  return simulate({ program, catalog, facts: world, loadTeams, flowId: ids.flow, now: EXAMPLE_NOW, answers });
}

/** Its steps, each with the code of its reason. */
export const way = ({ steps }: Simulated) =>
  steps.map(({ nodeId, exit, because }) => `${nodeId} ${exit ?? "…"}: ${because.code}`);
/** Who was given it, one after the other. */
export const given = ({ effects }: Simulated) => effects.flatMap((one) => (one.type === "assign" ? [one] : []));
