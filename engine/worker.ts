import { EventEmitter } from "node:events";
import { run, type Runner, type TaskList, type WorkerEvents, type WorkerUtils } from "graphile-worker";
import type { Engine } from "./advance.ts";
import type { Db } from "./database.ts";
import type { Delivery } from "./deliver.ts";
import { deliverSideBySide } from "./deliver-side-by-side.ts";
import { drain } from "./drain.ts";
import { errorsInto } from "./graphile-log.ts";
import { holdPoolLock, unlockDeadPools } from "./lock-recovery.ts";
import { collapsing, jittered, repeating } from "./loops.ts";
import { readForeignPrograms, readWork } from "./sweep-queries.ts";

/** Batches that a worker advances side by side: one waits for the database while the other computes. */
const LANES = 2;
const SWEEP_MS = { busy: 100, idle: 250 } as const;
/** Short, because the calls of a worker that died wait for it. */
const RECOVERY_MS = 750;

export interface WorkerOptions {
  /** For batches: its connections end a statement after 5 s and a transaction that stands still after 1.5 s. */
  readonly db: Db;
  readonly graphileDb: Db;
  readonly utils: WorkerUtils;
  readonly engine: Omit<Engine, "foreignPrograms">;
  readonly delivery: Delivery;
  /** The server's own cron jobs: task name → what to do. */
  readonly tasks: TaskList;
  readonly crontab: string;
  readonly log: { info(facts: object, text: string): void; error(facts: object, text: string): void };
  /** The process must end: graphile-worker has stopped by itself. */
  readonly onCrash: (error: unknown) => void;
}

export interface Worker {
  stop(): Promise<void>;
}

/**
 * Works through runs that are ready or due and calls that wait for delivery, on the bell of graphile-worker and by looking
 * itself every 100–250 ms, because a bell may be lost, and at the moment the next deadline comes.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, log } = options;
  let stopping = false;
  let foreign: readonly string[] = await readForeignPrograms(db, [...options.engine.catalog.known]);
  let poolId = "";
  const engine: Engine = { ...options.engine, foreignPrograms: () => foreign };
  const isStopping = (): boolean => stopping;

  const advanceAll = collapsing(LANES, () => drain(db, engine, isStopping));
  const reporting = (what: string) => (error: unknown) =>
    log.error({ err: error }, `${what} failed; it goes on by itself`);
  const delivering = deliverSideBySide(options.delivery, {
    by: () => ({ takenBy: poolId, foreignPrograms: foreign }),
    isStopping,
    onDelivered: () => void advanceAll().catch(reporting("advancing")),
    onError: reporting("delivering"),
  });

  const sweep = repeating(async () => {
    const work = await readWork(db);
    if (work.deliver) delivering.look().catch(reporting("delivering"));
    if (work.advance) await Promise.all(Array.from({ length: LANES }, () => advanceAll()));
    return Math.min(jittered(work.advance ? SWEEP_MS.busy : SWEEP_MS.idle), work.untilDue ?? Infinity);
  }, reporting("advancing"));

  const tasks = { ...options.tasks, advance: () => advanceAll(), deliver: () => delivering.look() };
  const runner = await startGraphile(options, tasks, (id) => (poolId = id));
  const recovery = await startRecovery(options, poolId, async () => {
    foreign = await readForeignPrograms(db, [...engine.catalog.known]);
  });
  runner.promise.catch(() => {}).finally(() => stopping || options.onCrash(new Error("graphile-worker stopped")));

  return {
    async stop() {
      stopping = true;
      await Promise.all([sweep.stop(), recovery.stop()]);
      await runner.stop();
      await Promise.all([advanceAll.idle(), delivering.idle()]);
      recovery.release();
    },
  };
}

/** @param onPool gets the id under which the jobs of this process are locked, before the first one is */
async function startGraphile(
  { graphileDb, crontab, log }: WorkerOptions,
  taskList: TaskList,
  onPool: (poolId: string) => void,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => onPool(workerPool.id));
  return run({
    pgPool: graphileDb,
    taskList,
    crontab,
    concurrency: 3,
    pollInterval: 500,
    noHandleSignals: true,
    logger: errorsInto(log),
    events,
  });
}

async function startRecovery({ graphileDb, utils, log }: WorkerOptions, poolId: string, refresh: () => Promise<void>) {
  let lock = await holdPoolLock(graphileDb, poolId);
  await refresh();
  const loop = repeating(
    async () => {
      if (lock.isLost()) {
        lock.release();
        lock = await holdPoolLock(graphileDb, poolId);
      }
      await refresh();
      const dead = await unlockDeadPools(graphileDb, utils, poolId);
      if (dead.length > 0) log.info({ pools: dead.length }, "unlocked the jobs of workers that died");
      return jittered(RECOVERY_MS);
    },
    (error) => log.error({ err: error }, "looking for dead workers failed; it goes on by itself"),
  );
  return { stop: loop.stop, release: () => lock.release() };
}
