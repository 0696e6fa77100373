import { NODE_WIDTH } from "./geometry.ts";
import type { Exit } from "./node-types.ts";

export interface Port extends Exit {
  /** From the node's left border. */
  readonly x: number;
  /** 0 for the port nearest to the border on its side; arrows of inner ports turn further down. */
  readonly lane: number;
  /** No arrow leaves by it. */
  readonly isOpen: boolean;
}

const MIDDLE = NODE_WIDTH / 2;
/** From the outside in, for one, two, three … ports on a side. */
const OFFSETS: readonly (readonly number[])[] = [[], [72], [84, 48], [92, 64, 36]];

/**
 * Where the outcomes leave a step: the usual one in the middle, each other one on the side of the step that it leads to,
 * so that arrows do not cross at their start. Outcomes that lead nowhere yet stand on the right. Where nothing speaks against
 * it, they stand from left to right as they are listed.
 *
 * @param targetX where each outcome's next step stands, relative to this step
 */
export function portsOf(exits: readonly Exit[], targetX: (exit: string) => number | undefined): readonly Port[] {
  const [usual, ...others] = exits;
  if (!usual) return [];
  const named = (exit: Exit) => ({ ...exit, isOpen: targetX(exit.name) === undefined });
  const placed = others.map((exit) => ({
    exit: named(exit),
    toward: targetX(exit.name) ?? Number.MAX_SAFE_INTEGER,
  }));
  const left = placed.filter(({ toward }) => toward < 0).toSorted((a, b) => a.toward - b.toward);
  // From the outside in.
  const right = placed
    .filter(({ toward }) => toward >= 0)
    .toReversed()
    .toSorted((a, b) => b.toward - a.toward);
  return [
    ...left.map(({ exit }, lane) => ({ ...exit, x: MIDDLE - offset(lane, left.length), lane })),
    { ...named(usual), x: MIDDLE, lane: 0 },
    ...right.map(({ exit }, lane) => ({ ...exit, x: MIDDLE + offset(lane, right.length), lane })).toReversed(),
  ];
}

function offset(lane: number, count: number): number {
  return OFFSETS[count]?.[lane] ?? 96 - (lane * 72) / Math.max(1, count - 1);
}
