import type { Responsibility } from "../node-catalog/kit/define-node.ts";
import type { CheckedGraph, CheckedNode } from "./checked-graph.ts";

/** Who may be responsible for a lead at one place: it depends on the way that it came. */
export type States = ReadonlySet<Responsibility>;

/** Who may be responsible for the leads that arrive at each step which some lead gets to. */
export function followResponsibility(nodes: CheckedGraph, start: string): ReadonlyMap<string, States> {
  const arriving = new Map<string, Set<Responsibility>>([[start, new Set(["nobody"])]]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (!node) continue;
    for (const [exit, target] of Object.entries(node.targets)) {
      if (target === null || !nodes.has(target)) continue;
      const known = arriving.get(target) ?? new Set();
      const before = known.size;
      for (const state of leaving(node, exit, arriving.get(id)!)) known.add(state);
      if (known.size > before || !arriving.has(target)) open.push(target);
      arriving.set(target, known);
    }
  }
  return arriving;
}

/** Who may be responsible after the exit; nobody at all when no lead leaves by it. */
export function leaving(node: CheckedNode, exit: string, arriving: States): States {
  const decided = decidedBy(node, exit);
  if (decided === "never") return new Set();
  return decided ? new Set([decided]) : arriving;
}

/** What the step itself says of an exit. */
export function decidedBy({ type, config }: CheckedNode, exit: string): Responsibility | undefined {
  return config === undefined ? undefined : type.responsibility?.(config)[exit];
}
