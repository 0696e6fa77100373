import type { Known } from "../node-catalog/kit/define-node.ts";
import type { CheckedGraph, CheckedNode } from "./checked-graph.ts";
import { followResponsibility, leaving, type States } from "./follow-responsibility.ts";
import type { Problem } from "./graph.ts";
import { checkCircles } from "./prove-circles.ts";
import { checkWatch } from "./prove-watch.ts";
import { checkWays } from "./prove-ways.ts";

/**
 * Follows who is responsible for the lead along every path from `start` and says where nobody is, where an offer is never
 * answered, where a plain wait would let an escalation alarm about a lead that was reached, where a path turns in a circle
 * without end, where somebody is given a lead and nothing asks whether they reach the customer, and where the conditions on the way let no lead through.
 */
export function prove(nodes: CheckedGraph, start: string, known: Known): Problem[] {
  const arriving = followResponsibility(nodes, start);
  return [
    ...[...arriving].flatMap(([id, states]) => checkArrival(nodes.get(id)!, states)),
    ...[...arriving].flatMap(([id, states]) => checkOpenExits(nodes, nodes.get(id)!, states)),
    ...checkPlainWaits(nodes, arriving),
    ...checkWatch(nodes, arriving),
    ...checkCircles(nodes, arriving),
    ...checkWays(nodes, start, known),
  ];
}

function checkArrival(node: CheckedNode, states: States): Problem[] {
  const { id, type } = node;
  if (states.has("offer") && mustNotMeetOffer(node)) return [unansweredOffer(id)];
  if (requiresOf(node) && (states.has("nobody") || states.has("queue"))) {
    return [
      {
        code: "nobody-responsible",
        severity: "error",
        nodeId: id,
        message: `“${type.title}” needs somebody who has the lead, and on one way here nobody has.`,
        mend: "Assign the lead before this step",
      },
    ];
  }
  return isEnd(node) && states.has("nobody") ? [nobodyAtTheEnd(id)] : [];
}

const isEnd = ({ exits }: CheckedNode): boolean => Object.keys(exits).length === 0;

const requiresOf = ({ type, config }: CheckedNode) => (config === undefined ? undefined : type.requires?.(config));

/** An offer is answered before anything watches, escalates or ends it. */
function mustNotMeetOffer(node: CheckedNode): boolean {
  if (node.config === undefined) return false;
  const requires = requiresOf(node);
  const { group } = node.type;
  return requires === "owner" || (requires === undefined && (group === "wait" || group === "escalate" || isEnd(node)));
}

function nobodyAtTheEnd(nodeId: string): Problem {
  return {
    code: "nobody-at-the-end",
    severity: "hint",
    nodeId,
    message: "Some leads end here with nobody responsible for them.",
    mend: "Put them on a waiting list if somebody should answer",
  };
}

function unansweredOffer(nodeId: string): Problem {
  return {
    code: "offer-unanswered",
    severity: "error",
    nodeId,
    message: "The lead is only offered here: first wait until somebody accepts it.",
    mend: "Put “Wait until accepted” before this step",
  };
}

function checkOpenExits(nodes: CheckedGraph, node: CheckedNode, states: States): Problem[] {
  if (node.config === undefined) return [];
  return Object.entries(node.targets).flatMap(([exit, target]): Problem[] => {
    if (target !== null) return [];
    const after = leaving(node, exit, states);
    if (after.has("nobody")) return [openExit(nodes, node, exit)];
    if (after.has("offer")) return [{ ...unansweredOffer(node.id), exit, ...insertAcceptance(exit) }];
    return exit === "timeout" ? [{ ...openExit(nodes, node, exit), severity: "hint" }] : [];
  });
}

function openExit(nodes: CheckedGraph, { id, exits, type }: CheckedNode, exit: string): Problem {
  const team = teamOf(nodes);
  const outcome = exits[exit] ?? exit;
  const patch: Problem["patch"] = team
    ? { do: "connect-new", type: "to-queue", config: { team } }
    : { do: "connect-new", type: "end", config: {} };
  return {
    code: "exit-open",
    severity: "error",
    nodeId: id,
    exit,
    message: `“${type.title}”: when the outcome is “${outcome}”, nothing happens next.`,
    mend: team ? "Put these leads on the waiting list" : "End here",
    patch,
  };
}

function insertAcceptance(exit: string): Pick<Problem, "exit" | "mend" | "patch"> {
  const patch = { do: "connect-new", type: "wait-for-acceptance", config: { within: "PT5M" } } as const;
  return { exit, mend: "Add “Wait until accepted”", patch };
}

/** The team that the flow hands leads to, for a mend that needs one. */
function teamOf(nodes: CheckedGraph): string | undefined {
  return [...nodes.values()].flatMap(({ type, config }) =>
    config === undefined ? [] : (type.needs?.(config).teams ?? []),
  )[0];
}

/** A wait for a time between an owner and an escalation escalates also when the customer was reached. */
function checkPlainWaits(nodes: CheckedGraph, arriving: ReadonlyMap<string, States>): Problem[] {
  return [...arriving]
    .filter(([id, states]) => states.has("owner") && nodes.get(id)!.type.type === "wait" && escalates(nodes, id))
    .map(([id]) => ({
      code: "plain-wait",
      severity: "error",
      nodeId: id,
      message: "This waits for a time only: it would escalate also when the customer was reached.",
      mend: "Wait until reached",
      patch: { do: "replace-node", type: "wait-for-contact", config: { within: lengthOf(nodes.get(id)!) } },
    }));
}

function lengthOf({ config }: CheckedNode): string {
  return (config as { for?: string } | undefined)?.for ?? "PT15M";
}

const ESCALATING: ReadonlySet<string> = new Set(["escalate", "fallback"]);
const WATCHING: ReadonlySet<string> = new Set(["wait-for-contact", "wait-for-acceptance", "check-in"]);

function escalates(nodes: CheckedGraph, from: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of Object.values(nodes.get(id)?.targets ?? {})) {
      const next = target === null || seen.has(target) ? undefined : nodes.get(target);
      if (!next) continue;
      seen.add(next.id);
      if (ESCALATING.has(next.type.type)) return true;
      if (!WATCHING.has(next.type.type)) open.push(next.id);
    }
  }
  return false;
}
