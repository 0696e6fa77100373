import { Gate, inThread, isOutOfMemory } from "../../server/calendars/threads.ts";
import { expect, test } from "../setup/test.ts";

const thread = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const GREEDY = thread("const kept = []; for (;;) kept.push(new Array(1_000_000).fill(kept.length));");
const ANSWERS = thread(
  `import { parentPort, workerData } from "node:worker_threads"; parentPort.postMessage(workerData + 1);`,
);

const given = (data: unknown, ms = 20_000, gate = new Gate(1)) => ({
  data,
  listen: (said: unknown) => said,
  signal: AbortSignal.timeout(ms),
  gate,
});

test("a thread answers, and one that needs too much memory ends alone, also when it is being ended already", async () => {
  expect(await inThread(ANSWERS, given(1))).toBe(2);
  const started = performance.now();
  const error = await inThread(GREEDY, given(null)).catch((reason: unknown) => reason);
  expect(isOutOfMemory(error)).toBe(true);
  const took = performance.now() - started;
  // An error that nobody listens for would end this process.
  for (const part of [0.8, 0.9, 1]) {
    const ended = await inThread(GREEDY, given(null, Math.ceil(took * part))).catch((reason: unknown) => reason);
    expect(ended).toBeInstanceOf(Error);
  }
});

test("only so many run at a time, and whoever has waited too long does not begin", async () => {
  const gate = new Gate(2);
  let [running, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
  };
  const failing = gate.through(() => Promise.reject(new Error("no")));
  await Promise.all([expect(failing).rejects.toThrow("no"), ...Array.from({ length: 9 }, () => gate.through(work))]);
  expect([most, running]).toEqual([2, 0]);

  const narrow = new Gate(1);
  const [first, late] = [inThread(ANSWERS, given(1, 20_000, narrow)), inThread(ANSWERS, given(2, 1, narrow))];
  await expect(late).rejects.toMatchObject({ name: "TimeoutError" });
  expect(await first).toBe(2);
});
