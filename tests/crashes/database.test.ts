import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { migrate } from "../../server/database/migrate.ts";
import { createPool } from "../../server/database/pool.ts";
import { startEmbedded } from "../../server/postgres/embedded.ts";
import { incoming } from "../engine/support/a-world.ts";
import { count } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { expect, test } from "../setup/test.ts";
import { aFlow, catalog } from "./support/a-flow.ts";
import { brokenPromises } from "./support/invariants.ts";
import { untilDone } from "./support/load.ts";
import { start } from "./support/processes.ts";

test("PostgreSQL killed and started again under load: what was acknowledged is there, and the workers go on", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-crash-"));
  let restarted = 0;
  const server = await startEmbedded({ dataFolder: folder, onRestart: () => restarted++ });
  const db = createPool({ url: server.url, name: "test" });
  onTestFinished(async () => {
    await db.end();
    await server.release();
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(db);
  const { source } = await aFlow(db);
  const workers = [start("worker", [server.url]), start("worker", [server.url])];
  await Promise.all(workers.map((worker) => worker.said("ready")));

  const intake = anIntake(server.url, catalog);
  const acknowledged: string[] = [];
  let refused = 0;
  const posts: Promise<void>[] = [];
  for (let made = 0; made < 200; made++) {
    if (made === 70) process.kill(server.pid, "SIGKILL");
    posts.push(
      intake.accept(incoming(source)).then(
        ({ leadId }) => void acknowledged.push(leadId),
        (error) => {
          expect(error).toMatchObject({ kind: "unavailable" });
          refused++;
        },
      ),
    );
    await sleep(20);
  }
  await Promise.all(posts);
  for (let tries = 0; tries < 100 && !(await db.query("select").then(Boolean, () => false)); tries++) await sleep(100);

  await untilDone(db);
  expect([restarted, refused > 0]).toEqual([1, true]);
  expect(await count(db, "leads where id = any ($1)", [acknowledged])).toBe(acknowledged.length);
  expect(await brokenPromises(db)).toEqual({});
  expect(workers.map((worker) => worker.process.exitCode)).toEqual([null, null]);
});
