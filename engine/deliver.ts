import { setTimeout as sleep } from "node:timers/promises";
import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { Lead } from "../node-catalog/kit/domain.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import type { HttpClient } from "../node-catalog/kit/http.ts";
import type { Performed } from "../node-catalog/kit/outcome.ts";
import { crashPoint } from "./crash-points.ts";
import { type Db, isOwnFault, transaction, type Tx } from "./database.ts";
import { idOfRun } from "./ids.ts";
import { type Call, closeCall, postponeCall, takeCalls } from "./outbox-store.ts";
import type { Programs } from "./program-store.ts";
import { lockRun } from "./wait-store.ts";
import { wake } from "./wake.ts";

/** Seconds until the next try; after the last one the run leaves by the node's failed exit. */
const RETRY_AFTER_S = [2, 10, 60, 300];
const TIME_LIMIT_MS = 60_000;
/** Together shorter than the lease of a call. */
const STORE_TRIES = 100;
const STORE_PAUSE_MS = 250;

export interface Delivery {
  readonly db: Db;
  readonly catalog: Catalog;
  readonly programs: Programs;
  readonly http: HttpClient;
  /** Only the secrets that the config names. */
  readonly readSecrets: (names: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  readonly readSubject: (db: Db, subjectId: string) => Promise<Lead>;
  /** How long a call may take, in ms. @default 60_000 */
  readonly timeLimitMs?: number;
}

/** Who delivers, and what it leaves to newer workers. */
export type Deliverer = Parameters<typeof takeCalls>[2];

export interface DueCall {
  readonly id: string;
  /** Makes the call; its result comes back to its run as an event. */
  deliver(): Promise<void>;
}

/** Takes calls to the outside world that are due. */
export async function takeDueCalls(delivery: Delivery, by: Deliverer, limit: number): Promise<readonly DueCall[]> {
  const calls = await transaction(delivery.db, (tx) => takeCalls(tx, limit, by), "take calls");
  return calls.map((call) => ({ id: call.id, deliver: () => deliverOne(delivery, call) }));
}

async function deliverOne(delivery: Delivery, call: Call): Promise<void> {
  const { db } = delivery;
  let failure: unknown;
  try {
    const result = await perform(delivery, call);
    crashPoint("call performed");
    return await untilStored(() => finish(db, call, { state: "done" }, "result", { ...result }));
  } catch (error) {
    failure = error;
  }
  await untilStored(() => settleFailure(db, call, failure));
}

/**
 * Stores what became of a call, also when the database is away for a while: this process holds the call, so nobody else
 * would look at it before its lease ends.
 */
async function untilStored(store: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await store();
    } catch (error) {
      if (isOwnFault(error) || tries === STORE_TRIES) throw error;
      await sleep(STORE_PAUSE_MS);
    }
  }
}

async function perform(
  { db, catalog, programs, http, readSecrets, readSubject, timeLimitMs = TIME_LIMIT_MS }: Delivery,
  call: Call,
): Promise<Performed> {
  const program = (await programs.load(db, [call.programId])).get(call.programId);
  const node = program?.nodes[call.nodeId];
  const type = node && catalog.get(node.type, node.version);
  if (!node || type?.kind !== "perform")
    throw new AppError("unavailable", "unknown-type", "This step is not known here.");
  const abort = AbortSignal.timeout(timeLimitMs);
  const performed = type.perform({
    config: node.config,
    lead: await readSubject(db, call.subjectId),
    run: { id: call.runId, flowId: call.flowId, visit: call.visit, seed: idOfRun(call.runId, call.visit, "seed") },
    http,
    secrets: await readSecrets(type.needs?.(node.config).secrets ?? []),
    idempotencyKey: `${call.runId}:${call.visit}:0`,
    abort,
  });
  return Promise.race([performed, overdue(abort)]);
}

/** A step that does not listen to `abort` would else keep its place for ever: sixteen of them, and a worker calls nobody. */
const overdue = (abort: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    abort.addEventListener("abort", () =>
      reject(new AppError("unavailable", "call-took-too-long", "The other system did not answer in time.")),
    );
  });

async function settleFailure(db: Db, call: Call, error: unknown): Promise<void> {
  // The answer of a foreign server may hold anything: only our own words are kept.
  const message = error instanceof AppError ? error.message : "The other system did not answer as expected.";
  const retryAfter = RETRY_AFTER_S[call.attempts - 1];
  if (retryAfter !== undefined) {
    await transaction(db, (tx) => postponeCall(tx, call, retryAfter, message));
    return;
  }
  await finish(db, call, { state: "failed", error: message }, "failed", { error: message });
}

async function finish(
  db: Db,
  call: Call,
  state: { state: "done" | "failed"; error?: string },
  kind: string,
  data: Record<string, unknown>,
): Promise<void> {
  const close = async (tx: Tx): Promise<void> => {
    // Runs before everything else, as everywhere: the call is closed under the run's lock.
    await lockRun(tx, call.runId);
    if (!(await closeCall(tx, call, state))) return;
    await wake(tx, { id: idOfRun(call.runId, call.id, call.epoch), runId: call.runId, subject: call.id, kind, data });
  };
  await transaction(db, close, "finish call");
}
