import { type CheckedGraph, type CheckedNode } from "../../../engine/checked-graph.ts";
import { decidedBy } from "../../../engine/follow-responsibility.ts";
import { narrowing } from "../../../engine/narrowing.ts";
import { followLeads } from "../../../engine/prove-ways.ts";
import type { Known, Search } from "../../../node-catalog/kit/define-node.ts";
import { forget, intersect, type LeadSet, NO_LEAD } from "../../../node-catalog/kit/lead-set.ts";

/** Where a lead stays without anybody having it. */
export type Stop = "list" | "opening" | "wait" | "end";

/** A step on the way of some leads to the first person who could take them. */
export interface Place {
  readonly node: CheckedNode;
  readonly leads: LeadSet;
  readonly search: Search | undefined;
  /** By exit: the step that these leads may get to next. */
  readonly next: Readonly<Record<string, string>>;
  readonly stop: Stop | undefined;
}

/** The places by step; the first is where leads come in. */
export type Ways = ReadonlyMap<string, Place>;

/** The ways of the leads `from` until somebody has them, they wait, or the flow ends. */
export function waysOf(nodes: CheckedGraph, start: string, known: Known, from: LeadSet): Ways {
  const pass = (node: CheckedNode, exit: string, leads: LeadSet) => passing(node, exit, leads, known);
  const arriving = followLeads(nodes, start, pass, from);
  return new Map(
    [...arriving].flatMap(([id, leads]) => {
      const node = nodes.get(id);
      return node ? [[id, placeOf(nodes, node, leads, pass)] as const] : [];
    }),
  );
}

function placeOf(
  nodes: CheckedGraph,
  node: CheckedNode,
  leads: LeadSet,
  pass: (node: CheckedNode, exit: string, leads: LeadSet) => LeadSet,
): Place {
  const next = Object.entries(node.targets).flatMap(([exit, target]) =>
    target !== null && nodes.has(target) && pass(node, exit, leads).length > 0 ? [[exit, target] as const] : [],
  );
  const search = node.config === undefined ? undefined : node.type.looksIn?.(node.config);
  const stop = stopAt(node, search) ?? (queuesAt(node).length > 0 ? "list" : undefined);
  return { node, leads, search, next: Object.fromEntries(next), stop };
}

/** As in the proof, but only until somebody has the lead, and a call to another system is believed to do what it says. */
function passing(node: CheckedNode, exit: string, leads: LeadSet, known: Known): LeadSet {
  const { type, config } = node;
  const decided = decidedBy(node, exit);
  if (config === undefined || isTaken(node, exit) || decided === "never" || stopAt(node, undefined)) return NO_LEAD;
  if (type.later?.[exit] === "always") return NO_LEAD;
  const some = narrowing(node, known)[exit];
  return forget(some ? intersect(leads, some, leads) : leads, type.writes?.(config) ?? []);
}

/** Does somebody have the lead behind this exit? */
export function isTaken(node: CheckedNode, exit: string): boolean {
  const decided = decidedBy(node, exit);
  return decided === "owner" || decided === "offer";
}

function stopAt(node: CheckedNode, search: Search | undefined): Stop | undefined {
  if (search?.nobody === null) return "opening";
  if (node.type.group === "wait") return "wait";
  if (Object.keys(node.exits).length === 0) return "end";
  return queuesAt(node).length === Object.keys(node.exits).length ? "list" : undefined;
}

/** The exits behind which a lead stands in a waiting list. */
const queuesAt = (node: CheckedNode): string[] =>
  Object.keys(node.exits).filter((exit) => decidedBy(node, exit) === "queue");
