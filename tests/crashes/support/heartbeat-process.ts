import { setTimeout as sleep } from "node:timers/promises";
import { createPool } from "../../../server/database/pool.ts";
import type { Beat } from "./heartbeat.ts";
import { sayTo } from "./say.ts";

/** How often it asks, in ms. */
const EVERY = 20;
/** What that takes on a machine that has time, in ms. */
const USUAL = 3;

/** Asks the database for nothing again and again, until it is ended: then it says how late it was, and when. */
const db = createPool({ url: process.argv[2]!, name: "crash heartbeat", max: 1 });
await db.query("select 1");
const beats: Beat[] = [];
let isOver = false;
process.once("SIGTERM", () => (isOver = true));
sayTo("ready");

while (!isOver) {
  const from = performance.now();
  await sleep(EVERY);
  await db.query("select 1");
  const at = performance.now();
  beats.push({ at: Math.round(at), late: Math.max(0, Math.round(at - from - EVERY - USUAL)) });
}
await db.end();
sayTo("beats", JSON.stringify(beats));
