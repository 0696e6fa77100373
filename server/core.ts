import { readFile } from "node:fs/promises";
import path from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import type { Engine } from "../engine/advance.ts";
import { AskedTeams } from "../engine/asked-teams.ts";
import type { Db } from "../engine/database.ts";
import { createDoorbell, type Doorbell } from "../engine/doorbell.ts";
import { errorsInto } from "../engine/graphile-log.ts";
import { Programs } from "../engine/program-store.ts";
import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { Config } from "./config.ts";
import { createPool, type PoolOptions } from "./database/pool.ts";
import { createLogger, type Logger } from "./http/logger.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { loadSteps } from "./start/load-steps.ts";
import { FactsLoader } from "./world/load-facts.ts";
import { createWorld } from "./world/world.ts";

/** Milliseconds. Batches hold locks that others wait for: a stopped process (SIGSTOP) must lose them soon. */
const BATCHES = { statementTimeoutMs: 5_000, idleInTransactionMs: 1_500, byIndexOnly: true } as const;
const SCREENS = { statementTimeoutMs: 15_000, idleInTransactionMs: 5_000 } as const;

/** What web and worker share in one process. */
export interface Core {
  readonly config: Config;
  readonly secretKey: Buffer;
  readonly version: string;
  readonly catalog: Catalog;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** For routes, screens and jobs. */
  readonly db: Db;
  readonly engine: Engine;
  readonly utils: Awaited<ReturnType<typeof makeWorkerUtils>>;
  readonly doorbell: Doorbell;
  /** A pool for what works in batches. */
  openBatchPool(name: string, max: number): Db;
  /** A pool for graphile-worker, which reads values as the driver gives them. */
  openGraphilePool(name: string, max: number): Db;
  close(): Promise<void>;
}

export async function openCore(url: string, config: Config, secretKey: Buffer): Promise<Core> {
  const log = createLogger({ level: config.logLevel });
  const catalog = await loadSteps(config.nodesFolder, log);
  const pools: Db[] = [];
  const open = (options: Omit<PoolOptions, "url">): Db => {
    const pool = createPool({ url, ...options });
    pools.push(pool);
    return pool;
  };
  const openGraphilePool = (name: string, max: number): Db => open({ name, max, driverTypes: true });
  const utils = await makeWorkerUtils({ pgPool: openGraphilePool("bell", 1), logger: errorsInto(log) });
  const doorbell = createDoorbell(utils);
  return {
    config,
    secretKey,
    version: await readVersion(),
    catalog,
    log,
    metrics: createMetrics(),
    db: open({ name: "web", max: 8, ...SCREENS }),
    engine: {
      world: createWorld(new FactsLoader()),
      catalog,
      programs: new Programs(),
      askedTeams: new AskedTeams(),
      foreignPrograms: () => [],
    },
    utils,
    doorbell,
    openBatchPool: (name, max) => open({ name, max, ...BATCHES }),
    openGraphilePool,
    async close() {
      await doorbell.close();
      await utils.release();
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

async function readVersion(): Promise<string> {
  const text = await readFile(path.join(import.meta.dirname, "../package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
