import type { Known } from "../node-catalog/kit/define-node.ts";
import { ANY_LEAD, forget, intersect, isSameSet, type LeadSet, NO_LEAD, union } from "../node-catalog/kit/lead-set.ts";
import { type CheckedGraph, type CheckedNode, reachable } from "./checked-graph.ts";
import { decidedBy } from "./follow-responsibility.ts";
import type { Problem } from "./graph.ts";
import { narrowing } from "./narrowing.ts";

/**
 * Says which outcomes and steps no lead can get to because the conditions on the way exclude each other. Never a false
 * alarm: what cannot be told counts as possible.
 */
export function checkWays(nodes: CheckedGraph, start: string, known: Known): Problem[] {
  const arriving = followLeads(nodes, start, (node, exit, leads) => certainly(node, exit, leads, known));
  const drawn = [...reachable(nodes, start)].flatMap((id) => nodes.get(id) ?? []);
  return drawn.flatMap((node) => {
    const leads = arriving.get(node.id);
    if (leads) return checkOutcomes(node, leads, known);
    // Only the first step of a dead way: the steps behind it follow from it.
    return comesFrom(nodes, node, arriving) ? [neverReached(node)] : [];
  });
}

/** Which leads, as they are then, may leave a step by an exit, of those that arrive. */
export type Leaving = (node: CheckedNode, exit: string, arriving: LeadSet) => LeadSet;

/** The leads that may arrive at each step; steps that none gets to have no entry. */
export function followLeads(
  nodes: CheckedGraph,
  start: string,
  leaving: Leaving,
  from: LeadSet = ANY_LEAD,
): ReadonlyMap<string, LeadSet> {
  const arriving = new Map<string, LeadSet>([[start, from]]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (!node) continue;
    for (const [exit, target] of Object.entries(node.targets)) {
      const leads = leaving(node, exit, arriving.get(id)!);
      if (target === null || !nodes.has(target) || leads.length === 0) continue;
      const before = arriving.get(target) ?? NO_LEAD;
      const after = union(before, leads);
      if (isSameSet(before, after)) continue;
      arriving.set(target, after);
      open.push(target);
    }
  }
  return arriving;
}

/** Trusts only what the drawing itself decides. */
function certainly(node: CheckedNode, exit: string, arriving: LeadSet, known: Known): LeadSet {
  const { type, config } = node;
  if (config === undefined) return ANY_LEAD;
  if (decidedBy(node, exit) === "never") return NO_LEAD;
  // Meanwhile people correct a lead, the customer writes again, and another system fills in what it likes.
  if (type.group === "wait" || type.kind === "perform" || type.later?.[exit]) return ANY_LEAD;
  const passing = narrowing(node, known)[exit];
  return forget(passing ? intersect(arriving, passing) : arriving, type.writes?.(config) ?? []);
}

function checkOutcomes(node: CheckedNode, arriving: LeadSet, known: Known): Problem[] {
  return Object.entries(narrowing(node, known))
    .filter(([exit, leads]) => isAsked(node, exit) && leads.length > 0 && intersect(arriving, leads).length === 0)
    .map(([exit]) => neverTaken(node, exit));
}

/** What is left over for the others may be nobody: that is how one makes sure that all are covered. */
function isAsked({ type, targets }: CheckedNode, exit: string): boolean {
  const usual = Object.keys(type.exits)[0];
  return exit in targets && (type.listedExits === undefined ? exit === usual : !(exit in type.exits));
}

function comesFrom(nodes: CheckedGraph, { id }: CheckedNode, arriving: ReadonlyMap<string, LeadSet>): boolean {
  return [...arriving.keys()].some((from) => Object.values(nodes.get(from)?.targets ?? {}).includes(id));
}

function neverTaken({ id, type, exits }: CheckedNode, exit: string): Problem {
  return {
    code: "never-taken",
    severity: "hint",
    nodeId: id,
    exit,
    message: `“${type.title}”: no lead that gets here can match “${exits[exit]}”; the steps before let none through.`,
    mend: "Correct the conditions, here or before",
  };
}

function neverReached({ id, type }: CheckedNode): Problem {
  return {
    code: "never-reached",
    severity: "hint",
    nodeId: id,
    message: `No lead gets to “${type.title}”: what leads here never happens.`,
    mend: "Correct the conditions before it, or remove this step",
    patch: { do: "remove-node" },
  };
}
