import { start } from "./processes.ts";

/** When a beat came, in ms, and how much later than on a machine that has time. */
export interface Beat {
  readonly at: number;
  readonly late: number;
}

/**
 * Measures how long machine and database kept a process waiting that wanted nothing but an answer: timers that came late, and
 * queries that need no lock and no row. The limits of the crash tests hold for a machine that has time; what it demonstrably
 * had not is added to them, and no more: by its load average a busy machine would excuse a worker that is late for reasons of
 * its own.
 */
export async function startHeartbeat(databaseUrl: string): Promise<{
  /** @returns the most that was missed within any `windowMs`, in ms */
  stop(windowMs: number): Promise<number>;
}> {
  const heart = start("heartbeat", [databaseUrl]);
  await heart.said("ready");
  return {
    async stop(windowMs) {
      heart.signal("SIGTERM");
      await heart.said("beats");
      const line = heart.lines.find((one) => one.startsWith("beats "))!;
      return mostWithin(JSON.parse(line.slice("beats ".length)) as Beat[], windowMs);
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
