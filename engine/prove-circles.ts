import type { Responsibility } from "../node-catalog/kit/define-node.ts";
import type { CheckedGraph, CheckedNode } from "./checked-graph.ts";
import { leaving, type States } from "./follow-responsibility.ts";
import type { Problem } from "./graph.ts";

/** A step together with who has the lead there: only what agrees in both is the same place of a circle. */
interface Place {
  readonly node: CheckedNode;
  readonly state: Responsibility;
}

type Next = (place: Place) => readonly Place[];

/** Where leads could be handed round for ever: without a pause, as fast as another system answers, or unseen by anybody. */
export function checkCircles(nodes: CheckedGraph, arriving: ReadonlyMap<string, States>): Problem[] {
  const places = [...arriving].flatMap(([id, states]) =>
    [...states].map((state): Place => ({ node: nodes.get(id)!, state })),
  );
  const next: Next = (place) => placesAfter(nodes, place);
  const restless = circles(places, next, (place) => !pauses(place) && place.node.type.kind !== "perform");
  const calling = circles(places, next, (place) => !pauses(place));
  const unseen = circles(places, next, isUnseen);
  return [
    ...restless.map(([first]) => endlessCircle(first!.node)),
    ...calling.flatMap((circle) => circle.find(({ node }) => node.type.kind === "perform") ?? []).map(endlessCalls),
    ...unseen.flatMap((circle) => circle.find(pauses) ?? []).map(unseenCircle),
  ];
}

function placesAfter(nodes: CheckedGraph, { node, state }: Place): Place[] {
  return Object.entries(node.targets).flatMap(([exit, target]) => {
    const after = target === null || node.type.later?.[exit] === "always" ? undefined : nodes.get(target);
    return after ? [...leaving(node, exit, new Set([state]))].map((state) => ({ node: after, state })) : [];
  });
}

/** Whoever has the lead already need not accept it: then this step does not wait. */
function pauses({ node: { type }, state }: Place): boolean {
  return type.group === "wait" && !(type.type === "wait-for-acceptance" && state === "owner");
}

/**
 * Nobody has the lead and nobody is alarmed. What goes another way as time passes (“Business hours”) gets out of the circle
 * by itself.
 */
function isUnseen({ node: { type }, state }: Place): boolean {
  return state === "nobody" && !(type.group === "decide" && !type.narrows);
}

/** One circle for each place that leads back into a way which is still open, made only of places that are `inside`. */
function circles(places: readonly Place[], next: Next, inside: (place: Place) => boolean): (readonly Place[])[] {
  const closed = new Set<string>();
  const way: Place[] = [];
  const found: (readonly Place[])[] = [];
  const visit = (place: Place): void => {
    if (!inside(place) || closed.has(nameOf(place))) return;
    const since = way.findIndex((other) => nameOf(other) === nameOf(place));
    if (since >= 0) {
      found.push(way.slice(since));
      return;
    }
    way.push(place);
    next(place).forEach(visit);
    way.pop();
    closed.add(nameOf(place));
  };
  places.forEach(visit);
  const order = new Map(places.map(({ node }, index) => [node.id, index]));
  return onePerStep(found.map((circle) => fromItsEntry(circle, order)));
}

/** Beginning with the step that leads get to first, which is where one looks at the drawing. */
function fromItsEntry(circle: readonly Place[], order: ReadonlyMap<string, number>): readonly Place[] {
  const positions = circle.map(({ node }) => order.get(node.id) ?? Infinity);
  const first = positions.indexOf(Math.min(...positions));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

const nameOf = ({ node, state }: Place): string => `${node.id} ${state}`;

function onePerStep(found: readonly (readonly Place[])[]): (readonly Place[])[] {
  return [...new Map(found.map((circle) => [circle[0]!.node.id, circle])).values()];
}

function endlessCircle({ id, type }: CheckedNode): Problem {
  return {
    code: "endless-circle",
    severity: "error",
    nodeId: id,
    message: `The arrows lead from “${type.title}” back to it without ever waiting.`,
    mend: "Put a wait into the circle, or lead one arrow elsewhere",
  };
}

function endlessCalls({ node: { id, type } }: Place): Problem {
  return {
    code: "endless-calls",
    severity: "hint",
    nodeId: id,
    message: `The arrows lead back to “${type.title}” without a wait: it would be called again as fast as it answers.`,
    mend: "Put a wait into the circle",
  };
}

function unseenCircle({ node: { id } }: Place): Problem {
  return {
    code: "unseen-circle",
    severity: "hint",
    nodeId: id,
    message: "A lead can go round here for ever while nobody has it and nobody is alarmed.",
    mend: "Lead one way out of the circle to a waiting list",
  };
}
