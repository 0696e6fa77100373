import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import type { Beat } from "./heartbeat.ts";

/** How often it asks, in ms. */
const EVERY = 20;
/** What that takes on a machine that has time, in ms. */
const USUAL = 3;

const client = new pg.Client({ connectionString: workerData as string, application_name: "crash heartbeat" });
await client.connect();
const beats: Beat[] = [];
let isOver = false;
parentPort!.once("message", () => (isOver = true));
parentPort!.postMessage("ready");

while (!isOver) {
  const from = performance.now();
  await sleep(EVERY);
  await client.query("select 1");
  const at = performance.now();
  beats.push({ at, late: Math.max(0, at - from - EVERY - USUAL) });
}
await client.end();
parentPort!.postMessage(beats);
