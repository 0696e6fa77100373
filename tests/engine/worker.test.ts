import { setTimeout as sleep } from "node:timers/promises";
import { makeWorkerUtils } from "graphile-worker";
import { onTestFinished } from "vitest";
import { createDoorbell } from "../../engine/doorbell.ts";
import { startWorker } from "../../engine/worker.ts";
import { createPool } from "../../server/database/pool.ts";
import { readLeadFacts } from "../../server/world/lead-facts.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aLine, engineWith, storedOnly } from "./support/a-line.ts";
import { count } from "./support/look.ts";
import { aPool } from "./support/processes.ts";

async function jobs(databaseUrl: string) {
  const pool = createPool({ url: databaseUrl, name: "test jobs", driverTypes: true });
  const utils = await makeWorkerUtils({ pgPool: pool });
  onTestFinished(async () => {
    await utils.release();
    await pool.end();
  });
  return { pool, utils };
}

/** A worker as `npm start` runs it, in this process. */
async function aRunningWorker(databaseUrl: string) {
  const { pool, utils } = await jobs(databaseUrl);
  const db = aPool(databaseUrl, 4);
  const { foreignPrograms: _, ...engine } = engineWith();
  const errors: unknown[] = [];
  const worker = await startWorker({
    db,
    graphileDb: pool,
    utils,
    engine,
    delivery: {
      db,
      catalog: engine.catalog,
      programs: engine.programs,
      http: { request: () => Promise.reject(new Error("not used")) },
      readSecrets: async () => ({}),
      readSubject: readLeadFacts,
    },
    tasks: {},
    crontab: "",
    log: { info() {}, error: (facts) => errors.push(facts) },
    onCrash: (error) => errors.push(error),
  });
  return { worker, errors };
}

test("a worker finds work without a bell, and does nothing more once it has stopped", async ({ db, databaseUrl }) => {
  const { source } = await aLine(db, "trouble");
  const { worker, errors } = await aRunningWorker(databaseUrl);
  await storedOnly(
    db,
    source,
    Array.from({ length: 60 }, () => ({})),
  );
  await expect.poll(() => count(db, "runs where status = 'done'"), { timeout: 5_000 }).toBe(60);

  await worker.stop();
  await storedOnly(db, source, [{}]);
  await sleep(600);
  expect(await count(db, "runs where status = 'ready'")).toBe(1);
  expect(errors).toEqual([]);
});

test("a worker that is stopped in the middle of its work ends its batch and leaves the rest whole", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aLine(db, "trouble");
  await storedOnly(
    db,
    source,
    Array.from({ length: 400 }, () => ({})),
  );
  const { worker } = await aRunningWorker(databaseUrl);
  await expect.poll(() => count(db, "runs where status = 'done'"), { interval: 5, timeout: 5_000 }).toBeGreaterThan(0);
  await worker.stop();
  expect(await count(db, "runs where status not in ('ready', 'done')")).toBe(0);
  // The server ends a session a moment after its connection has gone, and its locks with it.
  const locks =
    "pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and l.locktype = 'advisory'";
  await expect.poll(() => count(db, locks)).toBe(0);
});

test("fifty rings at once are one job, and one that cannot be rung is no harm", async ({ db, databaseUrl }) => {
  const { utils } = await jobs(databaseUrl);
  const bell = createDoorbell(utils);
  for (let ring = 0; ring < 50; ring++) bell.ring("advance");
  await expect.poll(() => count(db, "graphile_worker.jobs")).toBe(1);
  await bell.close();

  const broken = createDoorbell({ addJob: () => Promise.reject(new Error("the database is away")) });
  broken.ring("advance");
  await sleep(50);
  await broken.close();
});
