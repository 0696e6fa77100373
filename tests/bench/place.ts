import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "../../engine/database.ts";
import { createPool } from "../../server/database/pool.ts";
import { migrate } from "../../server/database/migrate.ts";
import { startEmbedded, withDatabase } from "../../server/postgres/embedded.ts";

/** A PostgreSQL of the bench's own, as delivered: fsync on, settings untouched. Each part gets a fresh database. */
export interface Place {
  database(name: string): Promise<{ url: string; open(max: number): Db }>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "baton-bench-"));
  const server = await startEmbedded({ dataFolder });
  const admin = createPool({ url: server.adminUrl, name: "bench admin", max: 1 });
  const pools: Db[] = [];
  return {
    async database(name) {
      await admin.query(`create database ${name} owner baton`);
      const url = withDatabase(server.url, name);
      const open = (max: number): Db => {
        const pool = createPool({ url, name: "bench", max, byIndexOnly: true });
        pools.push(pool);
        return pool;
      };
      await migrate(open(3), { testClock: false });
      return { url, open };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools, admin].map((pool) => pool.end()));
      await server.release();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
