import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { Program } from "./program.ts";
import type { WantedFacts } from "./world.ts";

const known = new WeakMap<Program, boolean>();

/** Whose loads the programs of a batch ask for: of people with limits always, of everybody where a step compares them. */
export function loadsOf(programs: Iterable<Program>, catalog: Catalog): WantedFacts["loadsOf"] {
  for (const program of programs) if (comparesLoads(program, catalog)) return "everybody";
  return "people-with-limits";
}

function comparesLoads(program: Program, catalog: Catalog): boolean {
  const before = known.get(program);
  if (before !== undefined) return before;
  const nodes = Object.values(program.nodes);
  const compares = nodes.some(
    ({ type, version, config }) => catalog.get(type, version)?.needs?.(config).loads ?? false,
  );
  known.set(program, compares);
  return compares;
}
