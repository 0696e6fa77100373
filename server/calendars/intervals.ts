import type { Interval } from "../../node-catalog/kit/time.ts";

/** A span of time, epoch milliseconds: what is outside of it is of no interest. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All of these times together inside the span: ascending and apart from each other. */
export function together(times: readonly Interval[], { from, to }: Span): readonly Interval[] {
  const inside = times
    .map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const)
    .filter(([start, end]) => start < end)
    .toSorted(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [start, end] of inside) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
