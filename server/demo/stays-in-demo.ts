import type { Program } from "../../engine/program.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { referencesOf } from "../flows/references.ts";

/** Steps that reach nobody but the people whom they name. Others, and those of an operator's own, may reach anybody. */
const HARMLESS = new Set([
  "lead-captured",
  "language",
  "condition",
  "territory",
  "business-hours",
  "after-hours",
  "same-person",
  "fallback",
  "round-robin",
  "create-task",
  "create-deal",
  "set-field",
  "notify",
  "wait",
  "wait-for-acceptance",
  "wait-for-contact",
  "escalate",
  "to-queue",
  "end",
]);

/** Settings by which `notify` and `escalate` speak to everybody with a role. */
const REAL_PEOPLE = new Set<unknown>(["manager", "admin"]);

export interface DemoFacts {
  /** Demo teams in which everybody, the leader too, belongs to the demo. */
  readonly teams: ReadonlySet<TeamId>;
  readonly people: ReadonlySet<PersonId>;
}

/** Would a simulated lead in this program reach demo people only? Flow and team may have been changed since the demo began. */
export function staysInDemo(program: Program, catalog: Catalog, demo: DemoFacts): boolean {
  const { teams, people } = referencesOf(program, catalog);
  const steps = Object.values(program.nodes);
  return (
    [...teams].every((id) => demo.teams.has(id)) &&
    [...people].every((id) => demo.people.has(id)) &&
    steps.every(({ type, config }) => HARMLESS.has(type) && !speaksToRoles(config) && !asksBackups(config))
  );
}

function speaksToRoles(config: unknown): boolean {
  const { to, tell } = config as { readonly to?: unknown; readonly tell?: unknown };
  return REAL_PEOPLE.has(to) || REAL_PEOPLE.has(tell);
}

/** A backup is whoever a person was given, of any team. */
function asksBackups(config: unknown): boolean {
  const { order } = config as { readonly order?: unknown };
  return Array.isArray(order) && order.some((rung: { readonly to?: unknown }) => rung.to === "backup");
}
