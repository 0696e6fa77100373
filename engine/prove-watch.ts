import { type CheckedGraph, type CheckedNode, reachable } from "./checked-graph.ts";
import { decidedBy, leaving, type States } from "./follow-responsibility.ts";
import type { Problem } from "./graph.ts";

/** What somebody who is given a lead meets, so that it does not rest with them: a task, a wait, further people. */
const SEES_TO_IT: ReadonlySet<string> = new Set([
  "create-task",
  "wait-for-contact",
  "wait-for-acceptance",
  "check-in",
  "fallback",
]);

/** An outcome by which somebody has just been given the lead. */
interface Given {
  readonly node: CheckedNode;
  readonly exit: string;
  readonly target: string | null;
}

/**
 * Says by which outcomes somebody has the lead and nothing on the way from there asks whether they reach the customer,
 * though this flow does so for others. A flow that only hands leads out is drawn on purpose.
 */
export function checkWatch(nodes: CheckedGraph, arriving: ReadonlyMap<string, States>): Problem[] {
  const given = [...arriving].flatMap(([id, states]) => givenBy(nodes.get(id)!, states));
  const isWatched = ({ target }: Given) =>
    target !== null && [...reachable(nodes, target)].some((id) => SEES_TO_IT.has(nodes.get(id)?.type.type ?? ""));
  const where = nodes.get(given.find(isWatched)?.target ?? "");
  return where ? given.filter((one) => !isWatched(one)).map((one) => unwatched(one, where)) : [];
}

function givenBy(node: CheckedNode, states: States): Given[] {
  return Object.entries(node.targets).flatMap(([exit, target]) =>
    givesBy(node, exit) && leaving(node, exit, states).has("owner") ? [{ node, exit, target }] : [],
  );
}

/** Whoever has the lead when an escalation of several rungs ends has reached the customer. */
function givesBy(node: CheckedNode, exit: string): boolean {
  const { group, later } = node.type;
  const isGiving = group === "assign" || (group === "escalate" && later?.[exit] === undefined);
  return isGiving && decidedBy(node, exit) === "owner";
}

function unwatched({ node: { id, type, exits }, exit, target }: Given, where: CheckedNode): Problem {
  return {
    code: "unwatched",
    severity: "hint",
    nodeId: id,
    exit,
    message: `“${type.title}”: after “${exits[exit] ?? exit}” nothing sees to it that the customer is reached.`,
    mend: `Lead it to “${where.type.title}”`,
    ...(target === null && { patch: { do: "connect", target: where.id } }),
  };
}
