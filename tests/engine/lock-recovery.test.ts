import { setTimeout as sleep } from "node:timers/promises";
import { makeWorkerUtils } from "graphile-worker";
import { holdPoolLock, unlockDeadPools } from "../../engine/lock-recovery.ts";
import { lockPool, tryPoolLock } from "../../engine/lock-recovery-store.ts";
import { createPool } from "../../server/database/pool.ts";
import { expect, test } from "../setup/test.ts";
import { count } from "./support/look.ts";

test("the jobs of a worker that died are unlocked, those of one that lives are not", async ({
  db,
  databaseUrl,
  onTestFinished,
}) => {
  const pool = createPool({ url: databaseUrl, name: "test jobs", driverTypes: true });
  onTestFinished(() => pool.end());
  const utils = await makeWorkerUtils({ pgPool: pool });
  for (const owner of ["alive", "dead"]) {
    const { id } = await utils.addJob("advance", {}, { jobKey: owner });
    await db.query(
      "update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1 where id = $2",
      [owner, id],
    );
  }
  const lock = await holdPoolLock(pool, "alive");
  expect(lock.isLost()).toBe(false);

  expect(await unlockDeadPools(pool, utils, "mine")).toEqual(["dead"]);
  expect(await count(db, "graphile_worker.jobs where locked_by = 'alive'")).toBe(1);
  expect(await count(db, "graphile_worker.jobs where locked_by = 'dead'")).toBe(0);

  lock.release();
  await expect.poll(() => unlockDeadPools(pool, utils, "mine")).toEqual(["alive"]);
  expect(await count(db, "graphile_worker.jobs where locked_by is not null")).toBe(0);
});

test("a lock is kept while its holder is heard, and free soon after it stands still", async ({
  databaseUrl,
  onTestFinished,
}) => {
  const pool = createPool({ url: databaseUrl, name: "test heartbeat" });
  onTestFinished(() => pool.end());
  const lock = await holdPoolLock(pool, "heard");
  await sleep(2_500);
  expect([lock.isLost(), await tryPoolLock(pool, "heard")]).toEqual([false, false]);
  lock.release();

  const silent = await pool.connect();
  await lockPool(silent, "silent", 300);
  expect(await tryPoolLock(pool, "silent")).toBe(false);
  await expect.poll(() => tryPoolLock(pool, "silent")).toBe(true);
  silent.release(true);
});

test("a lock whose connection has ended says so, and is let go as often as it takes to get a new one", async ({
  db,
  databaseUrl,
  onTestFinished,
}) => {
  const pool = createPool({ url: databaseUrl, name: "test lost lock" });
  onTestFinished(() => pool.end());
  const lock = await holdPoolLock(pool, "lost");
  await db.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baton test lost lock'",
  );
  await expect.poll(() => lock.isLost()).toBe(true);
  lock.release();
  const away = createPool({ url: databaseUrl, name: "test away" });
  await away.end();
  await expect(holdPoolLock(away, "lost")).rejects.toThrow();
  lock.release();
  const again = await holdPoolLock(pool, "lost");
  expect([again.isLost(), await tryPoolLock(db, "lost")]).toEqual([false, false]);
  again.release();
});
