import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { type LoadsOf, mostLoads } from "../node-catalog/kit/facts.ts";
import type { Program } from "./program.ts";
import type { WantedFacts } from "./world.ts";

/** What the steps of a program ask for beside their teams. */
interface Asked {
  readonly loads: LoadsOf;
  readonly backups: boolean;
  readonly accountRegions: boolean;
}

const known = new WeakMap<Program, Asked>();

/** Whose loads the programs of a batch ask for, and whether a step asks who stands in for whom. */
export function askedBy(
  programs: Iterable<Program>,
  catalog: Catalog,
): Pick<WantedFacts, "loadsOf" | "withBackups"> & Pick<Asked, "accountRegions"> {
  const asked = [...programs].map((program) => askedByOne(program, catalog));
  return {
    loadsOf: mostLoads(asked.map(({ loads }) => loads)),
    withBackups: asked.some(({ backups }) => backups),
    accountRegions: asked.some(({ accountRegions }) => accountRegions),
  };
}

function askedByOne(program: Program, catalog: Catalog): Asked {
  const before = known.get(program);
  if (before !== undefined) return before;
  const needs = Object.values(program.nodes).map(
    ({ type, version, config }) => catalog.get(type, version)?.needs?.(config) ?? {},
  );
  const asked = {
    loads: mostLoads(needs.flatMap(({ loads }) => loads ?? [])),
    backups: needs.some(({ backups }) => backups),
    accountRegions: needs.some(({ accountRegions }) => accountRegions),
  };
  known.set(program, asked);
  return asked;
}
