import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 10_000;

export interface Stoppable {
  /** What is being stopped, for the log. */
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/**
 * Stops `parts` one after the other, the last that was started first, within ten seconds altogether. One that fails does
 * not keep the others from stopping.
 *
 * @returns the names of the parts that failed to stop, or did not in time
 */
export async function stopInOrder(parts: readonly Stoppable[], limitMs = LIMIT_MS): Promise<readonly string[]> {
  const unstopped = new Set(parts.map(({ name }) => name));
  const stopAll = async () => {
    for (const { name, stop } of parts.toReversed()) {
      await stop().then(
        () => unstopped.delete(name),
        () => {},
      );
    }
  };
  await Promise.race([stopAll(), sleep(limitMs, undefined, { ref: false })]);
  return [...unstopped];
}

/** One Ctrl-C comes twice: a terminal sends it to everybody in front of it, and npm passes its own on. */
const SAME_MS = 500;

/** Calls `onFirst` at the first Ctrl-C or SIGTERM; the second ends the process at once. */
export function onStopSignal(onFirst: (signal: NodeJS.Signals) => void): void {
  let askedAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined) {
        if (performance.now() - askedAt > SAME_MS) process.exit(1);
        return;
      }
      askedAt = performance.now();
      onFirst(signal);
    });
  }
}
