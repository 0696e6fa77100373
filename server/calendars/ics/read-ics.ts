import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import type { Interval } from "../../../node-catalog/kit/time.ts";
import type { Question } from "./busy-times.ts";

/** A calendar of 10 MB takes two seconds on a slow machine. */
const TIMEOUT_MS = 15_000;
const MEMORY_MB = 512;

/**
 * Reads a calendar in a thread of its own: one of many years takes seconds, in which no lead may wait, and one that somebody
 * made to repeat without end must end all the same.
 *
 * @throws AppError `not-a-calendar`, `calendar-too-large`
 */
export async function readIcs(question: Question, timeoutMs = TIMEOUT_MS): Promise<readonly Interval[]> {
  const thread = new Worker(new URL("./read-thread.ts", import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Nothing of it belongs into a log: errors quote the calendar.
    stdout: true,
    stderr: true,
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const [times] = (await once(thread, "message", { signal })) as [readonly Interval[]];
    return times;
  } catch (error) {
    throw isTooMuch(error) ? tooLarge() : notACalendar();
  } finally {
    await thread.terminate();
  }
}

function isTooMuch(error: unknown): boolean {
  const { name, code } = error as NodeJS.ErrnoException;
  return name === "AbortError" || code === "ERR_WORKER_OUT_OF_MEMORY";
}

const tooLarge = () =>
  new AppError(
    "stop",
    "calendar-too-large",
    "This calendar is too large to be read: share one with fewer years in it.",
  );

const notACalendar = () =>
  new AppError("stop", "not-a-calendar", "There is no calendar at this address: copy the one that ends with .ics.");
