import { parentPort, workerData } from "node:worker_threads";
import { busyTimes, type Question } from "./busy-times.ts";
import { NotACalendar } from "./calendars-in.ts";
import type { Answer } from "./read-ics.ts";

// The thread of one calendar: see read-ics.ts. Whatever is no fault of the calendar ends it with an error.
parentPort!.postMessage(answer());

function answer(): Answer {
  try {
    return { times: busyTimes(workerData as Question) };
  } catch (error) {
    if (error instanceof NotACalendar) return { problem: "not-a-calendar" };
    throw error;
  }
}
