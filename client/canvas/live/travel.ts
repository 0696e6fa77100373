import type { Point } from "../geometry.ts";

/** The point after `share` (0–1) of a way made of horizontal and vertical pieces. */
export function pointAlong(way: readonly Point[], share: number): Point {
  const pieces = way.slice(1).map((to, index) => {
    const from = way[index]!;
    return { from, to, length: Math.abs(to.x - from.x) + Math.abs(to.y - from.y) };
  });
  let rest = pieces.reduce((sum, { length }) => sum + length, 0) * share;
  for (const { from, to, length } of pieces) {
    if (rest <= length) {
      const part = length === 0 ? 0 : rest / length;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    }
    rest -= length;
  }
  return way.at(-1) ?? { x: 0, y: 0 };
}

/** Slow at both ends, like --bt-ease-in-out. */
export const easeInOut = (share: number): number => share * share * (3 - 2 * share);
