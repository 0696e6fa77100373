import type { Box, Point } from "./geometry.ts";

/** How far an arrow keeps from steps that it passes, and how far below its port it turns. */
const CLEARANCE = 16;
const TURN = 13;
const LANE = 21;
/** How far above its step it turns at the latest. */
const ENTER = 8;
/** Ends this close are above each other. */
const SAME_COLUMN = 2;
const RADIUS = 10;
/** Of an arrow that goes straight to its step. */
const BENDS = 3;
/** How far a label keeps from the port's own piece. */
const ASIDE = 6;
/** Lanes are tried from the nearest outwards; beyond these a detour would be longer than a crossing is bad. */
const LANES_TRIED = 12;

interface Ends {
  readonly from: Point;
  readonly to: Point;
  /** See `Port.lane`. */
  readonly lane: number;
}

/**
 * An arrow's way from port to step in horizontal and vertical pieces, around the steps in between. The shortest way
 * that touches no step wins; when there is none, the one that touches the fewest.
 */
export function route({ from, to, lane }: Ends, steps: readonly Box[]): readonly Point[] {
  const turn = from.y + TURN + lane * LANE;
  const enter = to.y - ENTER;
  const direct = to.y >= from.y + TURN ? directWays(from, to, turn, enter) : [];
  const clear = direct.find((way) => touched(way, steps) === 0);
  if (clear) return clear;
  const detours = lanesAround(from, to, steps).map((x) => around(from, to, turn, enter, x));
  return best([...direct, ...detours], steps);
}

function directWays(from: Point, to: Point, turn: number, enter: number): Point[][] {
  if (Math.abs(from.x - to.x) <= SAME_COLUMN) return [[{ x: to.x, y: from.y }, to]];
  const early = Math.min(turn, Math.max(from.y + TURN, enter));
  return [bend(from, to, early), bend(from, to, Math.max(early, enter))];
}

const bend = (from: Point, to: Point, y: number): Point[] => [from, { x: from.x, y }, { x: to.x, y }, to];

function around(from: Point, to: Point, turn: number, enter: number, x: number): Point[] {
  return [from, { x: from.x, y: turn }, { x, y: turn }, { x, y: enter }, { x: to.x, y: enter }, to];
}

/** Where a vertical piece may pass: beside each step, nearest to the two ends first. */
function lanesAround(from: Point, to: Point, steps: readonly Box[]): number[] {
  const distance = (x: number) => Math.abs(x - from.x) + Math.abs(x - to.x);
  const [top, bottom] = [Math.min(from.y, to.y) - TURN, Math.max(from.y, to.y) + TURN];
  return steps
    .filter(({ y, height }) => y < bottom && y + height > top)
    .flatMap(({ x, width }) => [x - CLEARANCE, x + width + CLEARANCE])
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, LANES_TRIED);
}

function best(ways: readonly Point[][], steps: readonly Box[]): Point[] {
  const cost = (way: Point[]) => touched(way, steps) * 10_000 + length(way);
  return ways.reduce((least, way) => (cost(way) < cost(least) ? way : least));
}

function touched(way: readonly Point[], steps: readonly Box[]): number {
  return steps.filter((step) => way.some((point, index) => index > 0 && crosses(way[index - 1]!, point, step))).length;
}

function crosses(a: Point, b: Point, { x, y, width, height }: Box): boolean {
  return (
    Math.max(a.x, b.x) > x &&
    Math.min(a.x, b.x) < x + width &&
    Math.max(a.y, b.y) > y &&
    Math.min(a.y, b.y) < y + height
  );
}

function length(way: readonly Point[]): number {
  return way.reduce((sum, point, index) => sum + (index > 0 ? distanceBetween(way[index - 1]!, point) : 0), 0);
}

const distanceBetween = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The way as an SVG path with round corners. */
export function toPath(way: readonly Point[]): string {
  const [start, ...rest] = way;
  if (!start) return "";
  const pieces = rest.map((point, index) => {
    const after = rest[index + 1];
    if (!after) return `L${point.x} ${point.y}`;
    const before = way[index]!;
    const radius = Math.min(RADIUS, distanceBetween(before, point) / 2, distanceBetween(point, after) / 2);
    const [enter, leave] = [toward(point, before, radius), toward(point, after, radius)];
    return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return `M${start.x} ${start.y}${pieces.join("")}`;
}

function toward(point: Point, other: Point, by: number): Point {
  return { x: point.x + Math.sign(other.x - point.x) * by, y: point.y + Math.sign(other.y - point.y) * by };
}

/**
 * Where the arrow's label stands: the middle of the longest horizontal piece that it fits on, else of the longest piece.
 * Beside a vertical piece often stands a step. An arrow that goes around steps has it below its port, in its lane: it comes
 * in on a piece that it shares with others.
 */
export function labelPoint(way: readonly Point[], labelWidth: number): Point {
  const [port, turn, beside] = way;
  if (way.length > BENDS + 1 && port && turn && beside) {
    const aside = Math.max(Math.abs(beside.x - port.x) / 2, ASIDE + labelWidth / 2);
    return { x: port.x + Math.sign(beside.x - port.x) * aside, y: turn.y };
  }
  const pieces = way.slice(1).map((to, index) => ({ from: way[index]!, to }));
  const fitting = pieces.filter(({ from, to }) => Math.abs(to.x - from.x) >= labelWidth);
  const longest = (fitting.length > 0 ? fitting : pieces).reduce((a, b) =>
    distanceBetween(b.from, b.to) > distanceBetween(a.from, a.to) ? b : a,
  );
  return { x: (longest.from.x + longest.to.x) / 2, y: (longest.from.y + longest.to.y) / 2 };
}
