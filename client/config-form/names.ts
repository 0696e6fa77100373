import { createContext, use } from "react";

/** Names behind the ids that a config holds. */
export interface Names {
  readonly teams: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  /** The company's own fields, by the name that rules use. */
  readonly fields: ReadonlyMap<string, string>;
}

export const NO_NAMES: Names = { teams: new Map(), people: new Map(), sources: new Map(), fields: new Map() };

export const NamesContext = createContext<Names>(NO_NAMES);

export const useNames = (): Names => use(NamesContext);
