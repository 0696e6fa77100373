import type { Counts } from "./kind.ts";

/** More kinds than this make no picture any more. */
const MOST_KINDS = 24;

/** Values that the steps, the people or the leads of late name: those of the most leads first, then those that are drawn. */
export function mostFrequent(drawn: ReadonlySet<string>, able: Iterable<string>, counts: Counts): readonly string[] {
  const leads = new Map<string, number>();
  for (const [value, count] of counts) {
    const texts = typeof value === "string" ? [value] : Array.isArray(value) ? new Set<string>(value) : [];
    for (const text of texts) leads.set(text, (leads.get(text) ?? 0) + count);
  }
  return [...new Set([...drawn, ...able, ...leads.keys()])]
    .filter((value) => value !== "")
    .toSorted(
      (a, b) =>
        (leads.get(b) ?? 0) - (leads.get(a) ?? 0) || Number(drawn.has(b)) - Number(drawn.has(a)) || (a < b ? -1 : 1),
    )
    .slice(0, MOST_KINDS);
}
