import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBatons, MOST_AT_ONCE, TRAVEL_MS } from "../../../client/canvas/live/batons.ts";
import { createLiveFlow, GLOW_MS } from "../../../client/canvas/live/live-flow.ts";
import { pointAlong } from "../../../client/canvas/live/travel.ts";
import { createCanvasStatus } from "../../../client/canvas/status.ts";
import type { Graph } from "../../../engine/graph.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const FRAME_MS = 16;

/** A drawing of `count` steps in a row, with frames that the test runs by hand. */
function aRow(count: number) {
  const graph: Graph = {
    nodes: Array.from({ length: count }, (_, at) => ({
      id: `n${at}`,
      type: "t",
      config: {},
      position: { x: 0, y: 0 },
    })),
    edges: Array.from({ length: count - 1 }, (_, at) => ({
      id: `e${at}`,
      source: `n${at}`,
      sourceHandle: "done",
      target: `n${at + 1}`,
    })),
  };
  let now = 0;
  let waiting: (() => void)[] = [];
  const schedule = (run: () => void) => void waiting.push(run);
  const shown = new Map<string, string>();
  const view = {
    show: (key: string, label: string) => void shown.set(key, label),
    hide: (key: string) => void shown.delete(key),
  };
  const status = createCanvasStatus(schedule);
  const way = [
    { x: 0, y: 0 },
    { x: 0, y: 48 },
  ];
  const batons = createBatons(view, () => way, { now: () => now, nextFrame: schedule });
  const live = createLiveFlow(status, batons);
  live.setGraph(graph);
  const frames = (ms: number) => {
    for (const until = now + ms; now < until;) {
      now += FRAME_MS;
      vi.advanceTimersByTime(FRAME_MS);
      const due = waiting;
      waiting = [];
      due.forEach((run) => run());
    }
  };
  const step = (runId: string, at: number, exit: string | null = "done", seq = at + 1) =>
    live.step({ runId, seq, nodeId: `n${at}`, exit, leadName: "Lukas Brandt" });
  return { status, live, batons, shown, frames, step, idle: () => waiting.length === 0 };
}

test("a lead travels its arrow in 0.9 s, then the step that it comes to lights up for 1.4 s", () => {
  const { status, shown, frames, step } = aRow(3);
  step("run", 0);
  frames(TRAVEL_MS / 2);
  expect([...shown.values()]).toEqual(["LB"]);
  expect(status.steps.get("n1").isLit).toBe(false);
  frames(TRAVEL_MS / 2 + 2 * FRAME_MS);
  expect(shown.size).toBe(0);
  expect(status.steps.get("n1").isLit).toBe(true);
  frames(GLOW_MS + 2 * FRAME_MS);
  expect(status.steps.get("n1").isLit).toBe(false);
});

test("a lead that passes several steps at once travels their arrows one after the other", () => {
  const { status, shown, frames, step } = aRow(4);
  [0, 1, 2].forEach((at) => step("run", at));
  frames(TRAVEL_MS + 4 * FRAME_MS);
  expect(shown.size).toBe(1);
  frames(2 * TRAVEL_MS + 4 * FRAME_MS);
  expect(shown.size).toBe(0);
  expect(status.steps.get("n3").isLit).toBe(true);
});

test("above five a second on an arrow one baton shows the rate", () => {
  const { shown, frames, step } = aRow(2);
  for (let lead = 0; lead < 20; lead += 1) step(`run ${lead}`, 0);
  frames(5 * FRAME_MS);
  expect([...shown.values()].toSorted()).toEqual(["20 / s", "LB", "LB", "LB", "LB", "LB"]);
});

test("no more are drawn at once than one can follow; the others light their steps up at once", () => {
  const { status, batons, shown, frames, step } = aRow(101);
  for (let at = 0; at < 100; at += 1) step(`run ${at}`, at);
  frames(5 * FRAME_MS);
  expect(shown.size).toBe(MOST_AT_ONCE);
  expect(status.steps.get("n100").isLit).toBe(true);
  frames(TRAVEL_MS);
  expect(batons.moving).toBe(0);
  step("another", 0);
  expect(batons.moving).toBe(1);
});

test("a lead that was not drawn on one arrow is drawn on its next", () => {
  const { batons, shown, frames, step } = aRow(4);
  step("run", 0);
  step("run", 1);
  for (let lead = 0; lead < 20; lead += 1) step(`other ${lead}`, 1);
  // On its second arrow it is one of many there; its third is free.
  frames(TRAVEL_MS + 4 * FRAME_MS);
  step("run", 2);
  frames(2 * FRAME_MS);
  expect(batons.moving).toBeGreaterThan(0);
  expect([...shown.keys()]).toContain("run");
});

test("nothing runs while nothing moves, and a held picture stands still", () => {
  const { batons, shown, frames, step, idle } = aRow(3);
  step("run", 0);
  frames(TRAVEL_MS + GLOW_MS + 4 * FRAME_MS);
  expect(idle()).toBe(true);
  step("run", 1);
  batons.setPaused(true);
  frames(2 * FRAME_MS);
  expect(shown.size).toBe(0);
  expect(batons.moving).toBe(0);
});

test("a drawing that is held while steps are lit does not leave them lit", () => {
  const { status, live, frames, step, batons } = aRow(3);
  step("run", 0);
  frames(5 * FRAME_MS);
  expect(status.steps.get("n0").isLit).toBe(true);
  live.close();
  expect(batons.moving).toBe(0);
  frames(2 * GLOW_MS);
  expect(["n0", "n1", "n2"].map((id) => status.steps.get(id).isLit)).toEqual([false, false, false]);
});

test("200 events a second on 200 steps wake only the steps concerned, and each at most once a frame", () => {
  const { status, frames, step } = aRow(200);
  const woken = new Map<string, number>();
  for (let at = 0; at < 200; at += 1) {
    status.steps.watch(`n${at}`, () => woken.set(`n${at}`, (woken.get(`n${at}`) ?? 0) + 1));
  }
  const busy = 5;
  const seconds = 2;
  for (let sent = 0; sent < 200 * seconds; sent += 1) {
    step(`run ${sent}`, sent % busy);
    if (sent % 4 === 3) frames(FRAME_MS);
  }
  expect([...woken.keys()].toSorted()).toEqual(["n0", "n1", "n2", "n3", "n4", "n5"]);
  // They are lit all the time, so there is nothing new to draw.
  for (const times of woken.values()) expect(times).toBeLessThanOrEqual(2);
});

test("a lead that waits is counted where it waits, until it goes on", () => {
  const { status, step } = aRow(3);
  step("run", 1, null, 2);
  expect(status.steps.get("n1").waiting).toBe(1);
  step("run", 1, "done", 3);
  expect(status.steps.get("n1").waiting).toBe(0);
});

test("arrows count what passes once their counts are known", () => {
  const { status, live, step } = aRow(3);
  step("before", 0);
  expect(status.arrows.get("n0 done").count).toBeUndefined();
  live.setCounts({
    since: "2026-01-01T00:00:00Z",
    nodes: [],
    exits: [
      { nodeId: "n0", exit: "done", count: 100 },
      { nodeId: "n1", exit: "done", count: 20 },
    ],
  });
  step("run", 0);
  expect(status.arrows.get("n0 done")).toMatchObject({ count: 101, width: 4 });
  expect(status.arrows.get("n1 done")).toMatchObject({ count: 20, width: 1 });
});

test("half of the time is half of the way, around corners", () => {
  const way = [
    { x: 0, y: 0 },
    { x: 0, y: 30 },
    { x: 70, y: 30 },
  ];
  expect(pointAlong(way, 0.5)).toEqual({ x: 20, y: 30 });
  expect(pointAlong(way, 1)).toEqual({ x: 70, y: 30 });
});
