import fc from "fast-check";
import { expect, test } from "vitest";
import { boxAt, type Point } from "../../../client/canvas/geometry.ts";
import { labelPoint, route, toPath } from "../../../client/canvas/route.ts";

const at = (x: number, y: number) => boxAt({ x, y });
const portBelow = ({ x, y, width, height }: ReturnType<typeof at>): Point => ({ x: x + width / 2, y: y + height });
const entryOf = ({ x, y, width }: ReturnType<typeof at>): Point => ({ x: x + width / 2, y });

function way(from: ReturnType<typeof at>, to: ReturnType<typeof at>, others: readonly ReturnType<typeof at>[] = []) {
  return route({ from: portBelow(from), to: entryOf(to), lane: 0 }, [from, to, ...others]);
}

function passes(points: readonly Point[], box: ReturnType<typeof at>): boolean {
  return points.slice(1).some((point, index) => {
    const before = points[index]!;
    return (
      Math.max(before.x, point.x) > box.x &&
      Math.min(before.x, point.x) < box.x + box.width &&
      Math.max(before.y, point.y) > box.y &&
      Math.min(before.y, point.y) < box.y + box.height
    );
  });
}

test("the next step below is reached straight down", () => {
  expect(way(at(0, 0), at(0, 120))).toEqual([
    { x: 112, y: 72 },
    { x: 112, y: 120 },
  ]);
});

test("an arrow goes around a step that stands in its way", () => {
  const between = at(0, 120);
  expect(passes(way(at(0, 0), at(0, 240), [between]), between)).toBe(false);
});

test("the way back goes beside the steps, not through them", () => {
  const steps = [at(0, 0), at(0, 160), at(0, 320)];
  const points = way(steps[2]!, steps[0]!, [steps[1]!]);
  expect(steps.filter((step) => passes(points, step))).toEqual([]);
});

test("ways begin and end where they should, and have no slanting piece", () => {
  const place = fc.record({ x: fc.integer({ min: -6, max: 6 }), y: fc.integer({ min: -6, max: 6 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { minLength: 2, maxLength: 12, selector: ({ x, y }) => `${x},${y}` }),
      (places) => {
        const [from, to, ...others] = places.map(({ x, y }) => at(x * 284, y * 120));
        const points = way(from!, to!, others);
        expect(points.at(-1)).toEqual(entryOf(to!));
        expect(points[0]!.y).toBe(portBelow(from!).y);
        const slanting = points.slice(1).filter(({ x, y }, index) => x !== points[index]!.x && y !== points[index]!.y);
        expect(slanting).toEqual([]);
      },
    ),
  );
});

test("a label stands on a horizontal piece that it fits on", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 150, y: 20 },
    { x: 150, y: 400 },
  ];
  expect(labelPoint(points, 100)).toEqual({ x: 75, y: 20 });
  expect(labelPoint(points, 200)).toEqual({ x: 150, y: 210 });
});

test("arrows that go around into one step have their labels apart, each below its port", () => {
  const [source, between, target] = [at(0, 0), at(0, 160), at(0, 320)];
  const [WIDTH, HEIGHT] = [100, 20];
  const labels = [0, 1, 2].map((lane) => {
    const from = { x: portBelow(source).x + 92 - lane * 28, y: portBelow(source).y };
    const points = route({ from, to: entryOf(target), lane }, [between]);
    expect(points).toHaveLength(6);
    return labelPoint(points, WIDTH);
  });
  for (const [index, { x, y }] of labels.entries()) {
    expect(y).toBeLessThan(between.y);
    for (const other of labels.slice(index + 1)) {
      expect(Math.abs(other.x - x) >= WIDTH || Math.abs(other.y - y) >= HEIGHT).toBe(true);
    }
  }
});

test("corners are round, and never rounder than their pieces are long", () => {
  expect(
    toPath([
      { x: 0, y: 0 },
      { x: 0, y: 8 },
      { x: 50, y: 8 },
    ]),
  ).toBe("M0 0L0 4Q0 8 4 8L50 8");
});
