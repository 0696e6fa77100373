import type { CheckedGraph } from "../../../engine/checked-graph.ts";
import type { PersonFacts, WorkspaceFacts } from "../../../node-catalog/kit/facts.ts";
import { openIntervals } from "../../../node-catalog/kit/open-intervals.ts";
import { DAY, type Interval, isOpen, MINUTE } from "../../../node-catalog/kit/time.ts";
import { DAYS, type Week } from "./week.ts";

const QUARTER = 15 * MINUTE;

/** A step that sends leads one way at some hours and another way at others. */
export interface ClockStep {
  readonly open: readonly Interval[];
  readonly inside: string;
  readonly outside: string;
}

/** By step, when it sends leads where. */
export function clockSteps(
  nodes: CheckedGraph,
  workspace: WorkspaceFacts,
  { from }: Week,
): ReadonlyMap<string, ClockStep> {
  return new Map(
    [...nodes.values()].flatMap(({ id, type, config }) => {
      const split = config === undefined ? undefined : type.splitsByTime?.(config, workspace);
      if (!split) return [];
      // A day more at either end, for a zone that is ahead or behind.
      const open = openIntervals(split.hours, split.timeZone, from - DAY, DAYS + 2) ?? [];
      return [[id, { open, inside: split.inside, outside: split.outside }] as const];
    }),
  );
}

export const exitAt = ({ open, inside, outside }: ClockStep, at: number): string =>
  isOpen(open, at) ? inside : outside;

/**
 * The moments of a week at which something may change: every hour, whenever somebody comes or goes or a step looks at the
 * clock. Between two of them all stays as it is.
 */
export function momentsOf(
  { hours, from, to }: Week,
  people: readonly PersonFacts[],
  clocks: Iterable<ClockStep>,
  nodes: CheckedGraph,
): number[] {
  const moments = new Set(hours.slice(0, -1));
  const add = (at: number | null) => {
    if (at !== null && from < at && at < to) moments.add(at);
  };
  for (const { openIntervals, offIntervals, awayUntil } of people) {
    openIntervals?.flat().forEach(add);
    for (const off of offIntervals) [off.from, off.to].forEach(add);
    add(awayUntil);
  }
  for (const { open } of clocks) open.flat().forEach(add);
  // Customers' clocks are an hour, a half or a quarter of one apart.
  if (asksForCustomerHours(nodes)) for (let at = from; at < to; at += QUARTER) moments.add(at);
  return [...moments].toSorted((a, b) => a - b);
}

/**
 * For each moment the first one that is like it. Of 750 moments of a week with 200 people's shifts some 150 are different.
 *
 * @param stateAt all that tells moments apart
 */
export function sameMoments(
  moments: readonly number[],
  nodes: CheckedGraph,
  stateAt: (moment: number) => readonly string[],
): number[] {
  const isEachItsOwn = asksForCustomerHours(nodes);
  const first = new Map<string, number>();
  return moments.map((_, moment) => {
    const state = isEachItsOwn ? String(moment) : stateAt(moment).join("\0");
    const same = first.get(state) ?? moment;
    first.set(state, same);
    return same;
  });
}

function asksForCustomerHours(nodes: CheckedGraph): boolean {
  return [...nodes.values()].some(
    ({ type, config }) =>
      config !== undefined &&
      type.looksIn?.(config).pools.some(({ requirements }) => requirements?.customerHours !== undefined),
  );
}
