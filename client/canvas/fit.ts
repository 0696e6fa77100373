import { getViewportForBounds, type Viewport } from "@xyflow/react";
import type { Box } from "./geometry.ts";

const MOST_ZOOM = 1;
/** Small enough for a drawing of 200 steps. */
const LEAST_ZOOM = 0.2;
/** Around the drawing: this share of the place for it. */
const MARGIN = 0.045;
/** Between a step and what floats over the drawing, in pixels. */
const GAP = 10;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels kept free on each side. */
interface Edges {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * The view in which a whole drawing is seen as large as it can be with no step under what floats over it: tools and map
 * in the corners. Where the drawing is too large for that, as few as possible are covered.
 *
 * @param boxes steps and notes, in canvas pixels; at least one
 * @param panels what floats over the drawing, in pixels of `place`
 */
export function viewToFit(boxes: readonly Box[], place: Size, panels: readonly Box[]): Viewport {
  const bounds = around(boxes);
  const views = roomsFor(place, panels).map((room) => {
    const { top, right, bottom, left } = room;
    const padding = { top: px(top), right: px(right), bottom: px(bottom), left: px(left) };
    const view = getViewportForBounds(bounds, place.width, place.height, LEAST_ZOOM, MOST_ZOOM, padding);
    return { view, covered: coveredBy(panels, boxes, view), lost: top + right + bottom + left };
  });
  const [best] = views.toSorted((a, b) => a.covered - b.covered || b.view.zoom - a.view.zoom || a.lost - b.lost);
  return best!.view;
}

const px = (pixels: number) => `${pixels}px` as const;

/** Each panel can be kept clear of from the side or from above or below; which costs less depends on the drawing. */
function roomsFor({ width, height }: Size, panels: readonly Box[]): readonly Edges[] {
  const [across, down] = [Math.round(width * MARGIN), Math.round(height * MARGIN)];
  const isLeft = (panel: Box) => panel.x + panel.width / 2 < width / 2;
  const isAbove = (panel: Box) => panel.y + panel.height / 2 < height / 2;
  const tops = [down, ...panels.filter(isAbove).map(({ y, height: tall }) => y + tall + GAP)];
  const bottoms = [down, ...panels.filter((panel) => !isAbove(panel)).map(({ y }) => height - y + GAP)];
  const lefts = [across, ...panels.filter(isLeft).map(({ x, width: wide }) => x + wide + GAP)];
  const rights = [across, ...panels.filter((panel) => !isLeft(panel)).map(({ x }) => width - x + GAP)];
  return tops.flatMap((top) =>
    bottoms.flatMap((bottom) => lefts.flatMap((left) => rights.map((right) => ({ top, right, bottom, left })))),
  );
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function coveredBy(panels: readonly Box[], boxes: readonly Box[], { x, y, zoom }: Viewport): number {
  return boxes.filter((box) => {
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
    return panels.some(
      (panel) => left < panel.x + panel.width && right > panel.x && top < panel.y + panel.height && bottom > panel.y,
    );
  }).length;
}
