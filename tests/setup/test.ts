import { inject, test as plainTest } from "vitest";
import type { Db } from "../../engine/database.ts";
import { advanceTestClock } from "../../server/database/test-clock.ts";
import { expectReceiptsToHold } from "../receipts/replay-all.ts";
import { createDatabase, type TestDatabase } from "./databases.ts";

export { expect } from "vitest";

export interface TestClock {
  /** Moves the product's clock of this database forward, for every process that uses it. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): Promise<void>;
}

/**
 * `test` with `db`, a pool on a real and migrated database of this file's own; `databaseUrl`, the same for programs that
 * are started; and `clock`, which moves its time. Tests of one file share the database: each makes rows of its own.
 */
export const test = plainTest
  .extend("database", { scope: "file" }, async ({}, { onCleanup }) => ownDatabase(onCleanup))
  .extend("db", { scope: "file" }, ({ database }) => database.db)
  .extend("databaseUrl", { scope: "file" }, ({ database }) => database.url)
  .extend("clock", ({ db }) => clockOf(db));

/** Like {@link test}, with a database for every single test, for those that count or list whatever there is. */
export const isolatedTest = plainTest
  .extend("database", async ({}, { onCleanup }) => ownDatabase(onCleanup))
  .extend("db", ({ database }) => database.db)
  .extend("databaseUrl", ({ database }) => database.url)
  .extend("clock", ({ db }) => clockOf(db));

let made = 0;

async function ownDatabase(onCleanup: (remove: () => Promise<void>) => void): Promise<TestDatabase> {
  const server = { adminUrl: inject("adminUrl"), serverUrl: inject("serverUrl"), template: inject("template") };
  const database = await createDatabase(server, `${inject("run")}_${process.pid}_${++made}`);
  onCleanup(() => expectReceiptsToHold(database.db).finally(database.remove));
  return database;
}

function clockOf(db: Db): TestClock {
  return {
    async advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      await advanceTestClock(db, (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms);
    },
  };
}
