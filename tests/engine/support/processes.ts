import { onTestFinished } from "vitest";
import type { Engine } from "../../../engine/advance.ts";
import type { Db } from "../../../engine/database.ts";
import { createPool } from "../../../server/database/pool.ts";
import type { Catalog } from "../../../node-catalog/kit/catalog.ts";
import { Intake } from "../../../server/intake/intake.ts";
import { anEngine } from "./a-world.ts";

/** A pool as the engine has one in a process of its own; ended after the test. */
export function aPool(databaseUrl: string, max = 1): Db {
  const pool = createPool({
    url: databaseUrl,
    name: "test",
    max,
    statementTimeoutMs: 5_000,
    idleInTransactionMs: 1_500,
    byIndexOnly: true,
  });
  onTestFinished(() => pool.end());
  return pool;
}

/** What a web process has of intake: a connection, memories and a queue of its own. */
export function anIntake(databaseUrl: string, nodes?: Catalog): Intake & { readonly logged: unknown[] } {
  const logged: unknown[] = [];
  const intake = new Intake({
    db: aPool(databaseUrl),
    engine: anEngine(nodes),
    doorbell: { ring() {}, close: async () => {} },
    homeCountry: async () => "DE",
    log: { error: ({ err }: { err?: unknown }) => void logged.push(err) },
  });
  return Object.assign(intake, { logged });
}

/** What a worker process has of the engine. */
export function aWorker(databaseUrl: string): { db: Db; engine: Engine } {
  return { db: aPool(databaseUrl), engine: anEngine() };
}
