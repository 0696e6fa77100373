import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 10_000;

export interface Stoppable {
  /** What is being stopped, for the log. */
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/**
 * Stops `parts` one after the other, the last that was started first, within ten seconds altogether.
 *
 * @returns the name of the part that did not end in time, or failed
 */
export async function stopInOrder(parts: readonly Stoppable[], limitMs = LIMIT_MS): Promise<string | undefined> {
  let current: string | undefined;
  const stopAll = async () => {
    for (const { name, stop } of parts.toReversed()) {
      current = name;
      await stop();
    }
    current = undefined;
  };
  await Promise.race([stopAll().catch(() => {}), sleep(limitMs, undefined, { ref: false })]);
  return current;
}

/** Calls `onFirst` at the first Ctrl-C or SIGTERM; the second ends the process at once. */
export function onStopSignal(onFirst: (signal: NodeJS.Signals) => void): void {
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      onFirst(signal);
    });
  }
}
