import type { Program } from "../../engine/program.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { SourceId, Uuid } from "../../node-catalog/kit/domain.ts";

/** What a program names outside of itself. */
export interface References {
  readonly teams: ReadonlySet<Uuid>;
  readonly people: ReadonlySet<Uuid>;
  readonly sources: ReadonlySet<SourceId>;
}

export function referencesOf(program: Program, catalog: Catalog): References {
  const needs = Object.values(program.nodes).map(
    ({ type, version, config }) => catalog.get(type, version)?.needs?.(config) ?? {},
  );
  return {
    teams: new Set(needs.flatMap(({ teams = [] }) => teams)),
    people: new Set(needs.flatMap(({ people = [] }) => people)),
    sources: new Set(needs.flatMap(({ sources = [] }) => sources)),
  };
}
