import { expect, test } from "vitest";
import { viewToFit } from "../../../client/canvas/fit.ts";
import { type Box, boxAt } from "../../../client/canvas/geometry.ts";
import { usualFlow } from "../../../client/flows/usual-flow.ts";
import { demoGraph } from "../../../server/demo/demo-graph.ts";

const teamId = "00000000-0000-4000-8000-000000000001";
const demo = demoGraph({ team: teamId, source: teamId });

const PLACES = [
  { width: 824, height: 700 },
  { width: 692, height: 830 },
  { width: 1100, height: 480 },
];

/** Tools in three corners and the map in the fourth, as the editor has them. */
const panelsOn = ({ width, height }: { width: number; height: number }): Box[] => [
  { x: 14, y: 14, width: 170, height: 38 },
  { x: width - 122, y: 14, width: 108, height: 38 },
  { x: 14, y: height - 52, width: 170, height: 38 },
  { x: width - 146, y: height - 132, width: 132, height: 112 },
];

const many = Array.from({ length: 60 }, (_, at) => boxAt({ x: (at % 6) * 300, y: Math.floor(at / 6) * 124 }));

const DRAWINGS: Readonly<Record<string, readonly Box[]>> = {
  "the demo's": demo.nodes.map(({ position }) => boxAt(position)),
  "the usual flow": usualFlow({ teamId, language: "de" }).nodes.map(({ position }) => boxAt(position)),
  "three steps": [0, 124, 248].map((y) => boxAt({ x: 0, y })),
  "sixty steps": many,
};

const onScreen = ({ x, y, zoom }: ReturnType<typeof viewToFit>) =>
  function place(box: Box): Box {
    return { x: box.x * zoom + x, y: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom };
  };
const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.for(Object.entries(DRAWINGS))(
  "of %s drawing all is in sight, and nothing lies under tools or map",
  ([, boxes]) => {
    for (const place of PLACES) {
      const panels = panelsOn(place);
      const steps = boxes.map(onScreen(viewToFit(boxes, place, panels)));
      expect(steps.filter((step) => panels.some((panel) => meet(step, panel)))).toEqual([]);
      for (const step of steps) {
        expect(Math.min(step.x, step.y)).toBeGreaterThanOrEqual(0);
        expect(step.x + step.width).toBeLessThanOrEqual(place.width);
        expect(step.y + step.height).toBeLessThanOrEqual(place.height);
      }
    }
  },
);

test("room is left only where something would be covered", () => {
  const place = { width: 1000, height: 1000 };
  const slim = [0, 400, 800].map((y) => boxAt({ x: 0, y }));
  expect(viewToFit(slim, place, panelsOn(place))).toEqual(viewToFit(slim, place, []));
});
