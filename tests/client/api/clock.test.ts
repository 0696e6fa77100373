import { expect, test, vi } from "vitest";

/** A page of its own: what it knows of the server's clock begins empty. */
async function aPage() {
  vi.resetModules();
  return import("../../../client/api/clock.ts");
}

const AHEAD_MS = 90_000;

test("the server's time is known to within half of what a reply took", async () => {
  const { noteServerTime, serverNow } = await aPage();
  const here = Date.now();
  noteServerTime(here + AHEAD_MS + 20, 0, here, here + 40);
  expect(Math.abs(serverNow() - (Date.now() + AHEAD_MS))).toBeLessThanOrEqual(25);
});

test("stamps of whole seconds add up to more than a second's precision", async () => {
  const { noteServerTime, serverNow } = await aPage();
  const here = Date.now();
  for (let reply = 0; reply < 20; reply++) {
    const sent = here + reply * 137;
    const stamped = Math.floor((sent + AHEAD_MS) / 1000) * 1000;
    noteServerTime(stamped, 1000, sent, sent + 10);
  }
  expect(Math.abs(serverNow() - (Date.now() + AHEAD_MS))).toBeLessThan(150);
});

test("a clock that was set makes a new beginning", async () => {
  const { noteServerTime, serverNow } = await aPage();
  const here = Date.now();
  noteServerTime(here + AHEAD_MS, 0, here, here);
  noteServerTime(here - AHEAD_MS, 0, here, here);
  expect(Math.abs(serverNow() - (Date.now() - AHEAD_MS))).toBeLessThan(50);
});
