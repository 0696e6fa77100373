import { setTimeout as sleep } from "node:timers/promises";

const AFTER_ERROR_MS = 1_000;

/** Runs `work` at most `lanes` times side by side; a call while all lanes are taken makes one of them look once more. */
export function collapsing(lanes: number, work: () => Promise<unknown>) {
  const running = new Set<Promise<void>>();
  let again = false;
  const lane = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  const start = async (): Promise<void> => {
    if (running.size >= lanes) {
      again = true;
      return;
    }
    const one = lane().finally(() => running.delete(one));
    running.add(one);
    await one;
  };
  return Object.assign(start, { idle: async () => void (await Promise.allSettled(running)) });
}

/** Works through all of `items`, one by one: what fails with one keeps none of the others waiting, and is thrown at the end. */
export async function eachForItself<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) await work(item).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Milliseconds, a quarter more or less: processes that pause do not march in step. */
export const jittered = (ms: number): number => ms * (0.75 + Math.random() * 0.5);

/** Repeats `work` after the pause in ms that it returns. */
export function repeating(work: () => Promise<number>, onError: (error: unknown) => void) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const once = (): Promise<number> =>
    work().catch((error: unknown) => {
      onError(error);
      return jittered(AFTER_ERROR_MS);
    });
  const loop = (async () => {
    while (!signal.aborted) {
      await sleep(await once(), undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
