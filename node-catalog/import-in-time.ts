import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** For one file, on a machine that has much else to do; reading one takes milliseconds. */
const LONGEST_MS = 10_000;

/** What the thread is given; `at` is the place of the file that it is reading, or how many there are when it has read all. */
export interface Reading {
  readonly folder: string;
  readonly files: readonly string[];
  readonly at: Int32Array;
}

/**
 * Reads the files in a thread of their own first, which can be ended: one that loops or waits for ever while it is being read
 * would else stop the start without a word. What is wrong otherwise is left to whoever reads them next.
 *
 * @returns the file that did not come to an end
 */
export async function findEndless(
  folder: string,
  files: readonly string[],
  longestMs = LONGEST_MS,
): Promise<string | undefined> {
  const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: Reading = { folder, files, at };
  const thread = new Worker(new URL("import-thread.ts", import.meta.url), {
    workerData,
    execArgv: [],
    // What a file prints belongs to the reading that counts.
    stdout: true,
    stderr: true,
  });
  const ended = once(thread, "exit").then(() => true);
  try {
    for (let before = -1; before !== Atomics.load(at, 0);) {
      before = Atomics.load(at, 0);
      if (await Promise.race([ended, sleep(longestMs, false, { ref: false })])) break;
    }
  } finally {
    await thread.terminate();
  }
  return files[Atomics.load(at, 0)];
}
