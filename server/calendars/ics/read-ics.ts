import { AppError } from "../../../node-catalog/kit/errors.ts";
import type { Interval } from "../../../node-catalog/kit/time.ts";
import { Gate, inThread, isOutOfMemory } from "../threads.ts";
import type { Question } from "./busy-times.ts";

/** A calendar of 10 MB takes three seconds on a slow machine; it may have to wait for others first. */
const TIMEOUT_MS = 30_000;
const gate = new Gate(2);

/** What the thread says. */
export type Answer = { readonly times: readonly Interval[] } | { readonly problem: "not-a-calendar" };

/**
 * Reads a calendar in a thread of its own: one of many years takes seconds, in which no lead may wait, and one that somebody
 * made to repeat without end must end all the same.
 *
 * @throws AppError `not-a-calendar`, `calendar-too-large`
 */
export async function readIcs(question: Question, timeoutMs = TIMEOUT_MS): Promise<readonly Interval[]> {
  const signal = AbortSignal.timeout(timeoutMs);
  const listen = (said: unknown) => said as Answer;
  const file = new URL("./read-thread.ts", import.meta.url);
  const answer = await inThread(file, { data: question, listen, signal, gate }).catch((error: unknown) => {
    throw signal.aborted || isOutOfMemory(error) ? tooLarge() : error;
  });
  if ("problem" in answer) throw notACalendar();
  return answer.times;
}

const tooLarge = () =>
  new AppError(
    "stop",
    "calendar-too-large",
    "This calendar is too large to be read: share one with fewer years in it.",
  );

const notACalendar = () =>
  new AppError("stop", "not-a-calendar", "There is no calendar at this address: copy the one that ends with .ics.");
