import type { CheckedGraph } from "../../../engine/checked-graph.ts";
import type { Queryable } from "../../../engine/database.ts";
import type { Known } from "../../../node-catalog/kit/define-node.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import { countByKind, countValues } from "./count-leads.ts";
import { countLeadsBy, readSourceNames } from "./coverage-queries.ts";
import type { Kind } from "./kind.ts";
import { ALL_LEADS, type AskedField, kindsOf, sourcesOf } from "./kinds.ts";

/** Fields in which nearly every lead is one of a kind: only what the flow itself names is a kind. */
const PERSONAL: ReadonlySet<string> = new Set(["name", "email", "phone", "message", "company"]);

interface Surroundings {
  readonly nodes: CheckedGraph;
  readonly known: Known;
  readonly people: readonly PersonFacts[];
  /** Does the flow hand out made-up leads? */
  readonly demo: boolean;
  readonly timeZone: string;
}

/** The kinds by which a field tells leads apart, each with its leads of the last 30 days; null where they are not counted. */
export async function readKinds(
  q: Queryable,
  field: AskedField | undefined,
  { nodes, known, people, demo, timeZone }: Surroundings,
): Promise<readonly (readonly [Kind, number | null])[]> {
  if (!field) return [[ALL_LEADS, null]];
  const { name, isPresenceOnly } = field;
  const isCounted = isPresenceOnly || !PERSONAL.has(name);
  const rows = isCounted ? await countLeadsBy(q, { field: name, isPresenceOnly, demo, timeZone }) : [];
  const counts = countValues(rows, isPresenceOnly ? { type: "text" } : field, timeZone);
  const sources = field.picker === "source" ? await readSources(q, { nodes, known, demo }) : new Map<string, string>();
  const kinds = kindsOf(field, { people, counts, sources });
  const byKind = countByKind(kinds, field, counts);
  return kinds.map((kind) => [kind, isCounted ? byKind.get(kind)! : null]);
}

/** The sources from which leads come in here, by name. */
async function readSources(q: Queryable, { nodes, known, demo }: Pick<Surroundings, "nodes" | "known" | "demo">) {
  const here = sourcesOf(nodes, known);
  return new Map([...(await readSourceNames(q, demo))].filter(([id]) => here?.has(id) ?? true));
}
