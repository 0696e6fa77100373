import type { Point } from "../geometry.ts";
import { easeInOut, pointAlong } from "./travel.ts";

/** A lead takes the same time for any arrow, however long. */
export const TRAVEL_MS = 900;
/** Above this many a second on one arrow, one baton shows the rate: more could not be told apart. */
export const MOST_PER_SECOND = 5;
/**
 * No more are drawn at once; the others light up their steps as they arrive. Each is a layer of its own, and 170 of them,
 * as 200 steps a second make, took 150 ms to 280 ms a frame (no graphics card, two busy cores); 40 take 33 ms.
 */
export const MOST_AT_ONCE = 40;
const SECOND = 1000;
/** A lead that passes many steps at once does not fall behind for longer than this many arrows. */
const LONGEST_QUEUE = 8;

export interface Departure {
  readonly edgeId: string;
  readonly runId: string;
  /** The lead's initials. */
  readonly label: string;
  readonly onArrive: () => void;
}

/** Draws one baton; the loop moves it by transforms only. */
export interface BatonView {
  show(key: string, label: string, at: Point): void;
  hide(key: string): void;
}

interface Travel {
  readonly key: string;
  readonly edgeId: string;
  readonly label: string;
  readonly startedAt: number;
  readonly arrive: () => void;
}

interface Clock {
  readonly now: () => number;
  readonly nextFrame: (run: () => void) => void;
}

export interface Batons {
  depart(departure: Departure): void;
  setPaused(isPaused: boolean): void;
  /** How many are on their way. */
  readonly moving: number;
}

/**
 * Moves leads along arrows, in one frame loop that ends when nothing moves. A lead that passes several steps at once
 * travels their arrows one after the other.
 *
 * @param wayOf the arrow's way as drawn now; a lead on an arrow that is not drawn arrives at once
 */
export function createBatons(
  view: BatonView,
  wayOf: (edgeId: string) => readonly Point[] | undefined,
  clock: Clock = { now: () => performance.now(), nextFrame: (run) => requestAnimationFrame(run) },
): Batons {
  const travels = new Map<string, Travel>();
  const waiting = new Map<string, Departure[]>();
  const departures = new Map<string, number[]>();
  let isPaused = false;
  let isRunning = false;

  const start = (departure: Departure, now: number) => {
    const { edgeId, runId, label, onArrive } = departure;
    const perSecond = countDeparture(departures, edgeId, now);
    const arrive = () => {
      onArrive();
      goOn(runId);
    };
    const rate = `rate ${edgeId}`;
    const isRate = perSecond > MOST_PER_SECOND;
    const isDrawn = wayOf(edgeId) && (travels.size < MOST_AT_ONCE || (isRate && travels.has(rate)));
    if (isDrawn && isRate) {
      const startedAt = travels.get(rate)?.startedAt ?? now;
      travels.set(rate, { key: rate, edgeId, label: `${perSecond} / s`, startedAt, arrive: () => undefined });
    } else if (isDrawn) {
      waiting.set(runId, waiting.get(runId) ?? []);
      travels.set(runId, { key: runId, edgeId, label, startedAt: now, arrive });
    }
    if (isDrawn) run();
    if (!isDrawn || isRate) arrive();
  };

  /** The arrow that this lead has taken meanwhile. */
  const goOn = (runId: string) => {
    const next = waiting.get(runId)?.shift();
    if (next) start(next, clock.now());
    else waiting.delete(runId);
  };

  const run = () => {
    if (isRunning || isPaused) return;
    isRunning = true;
    clock.nextFrame(frame);
  };

  const frame = () => {
    isRunning = false;
    if (isPaused) return;
    const now = clock.now();
    for (const travel of travels.values()) move(travel, now);
    if (travels.size > 0) run();
  };

  const move = (travel: Travel, now: number) => {
    const share = (now - travel.startedAt) / TRAVEL_MS;
    const way = wayOf(travel.edgeId);
    if (share < 1 && way) return view.show(travel.key, travel.label, pointAlong(way, easeInOut(Math.max(0, share))));
    travels.delete(travel.key);
    view.hide(travel.key);
    travel.arrive();
  };

  return {
    depart(departure) {
      const queue = waiting.get(departure.runId);
      if (isPaused) departure.onArrive();
      else if (!queue) start(departure, clock.now());
      else if (queue.length < LONGEST_QUEUE) queue.push(departure);
      else departure.onArrive();
    },
    setPaused(paused) {
      isPaused = paused;
      if (!paused) return;
      const onTheirWay = [...travels.values()];
      const queued = [...waiting.values()].flat();
      travels.clear();
      waiting.clear();
      onTheirWay.forEach(({ key }) => view.hide(key));
      onTheirWay.forEach(({ arrive }) => arrive());
      queued.forEach(({ onArrive }) => onArrive());
    },
    get moving() {
      return travels.size;
    },
  };
}

function countDeparture(departures: Map<string, number[]>, edgeId: string, now: number): number {
  const recent = (departures.get(edgeId) ?? []).filter((at) => at > now - SECOND);
  recent.push(now);
  departures.set(edgeId, recent);
  return recent.length;
}
