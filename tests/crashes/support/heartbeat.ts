import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What a beat of the thread tells: when it came, in ms, and how much later than it was due. */
export interface Beat {
  readonly at: number;
  readonly late: number;
}

/**
 * Measures how long machine and database kept a thread waiting that wanted nothing but to ask for the time: timers that came
 * late, and answers that need no lock and no row. The limits of the crash tests hold for a machine that has time; what it
 * demonstrably had not is added to them, and no more: by its load average a busy machine would excuse a worker that is late
 * for reasons of its own.
 */
export async function startHeartbeat(databaseUrl: string): Promise<{
  /** @returns the most that was missed within any `windowMs`, in ms */
  stop(windowMs: number): Promise<number>;
}> {
  const thread = new Worker(new URL("heartbeat-thread.ts", import.meta.url), { workerData: databaseUrl });
  await once(thread, "message");
  return {
    async stop(windowMs) {
      const told = once(thread, "message") as Promise<[Beat[]]>;
      thread.postMessage("stop");
      const [beats] = await told;
      await thread.terminate();
      return mostWithin(beats, windowMs);
    },
  };
}

/** The largest sum of what was late within a window of time. */
export function mostWithin(beats: readonly Beat[], windowMs: number): number {
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const { at, late } of beats) {
    sum += late;
    while (beats[first]!.at < at - windowMs) sum -= beats[first++]!.late;
    most = Math.max(most, sum);
  }
  return most;
}
