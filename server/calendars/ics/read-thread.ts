import { parentPort, workerData } from "node:worker_threads";
import { busyTimes, type Question } from "./busy-times.ts";

// The thread of one calendar: see read-ics.ts.
parentPort!.postMessage(busyTimes(workerData as Question));
