import pg from "pg";
import type { Engine } from "../../engine/advance.ts";
import type { Db } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { type AcceptedBatch, acceptLeads } from "./accept-leads.ts";
import type { AcceptedLead } from "./contract.ts";
import { OwnFields } from "./own-fields.ts";
import { type Answer, type Incoming, type LeadRequest, toRequest } from "./request.ts";

const BATCH = 50;
/**
 * How many must wait to be worth one more transaction beside those under way: the process parses and decides for one while
 * the database writes the other.
 */
const WORTH_A_LANE = [1, BATCH / 2];
/** Past these the process says "later" instead of letting memory and waiting grow. */
const LONGEST_QUEUE = 2_000;
const LONGEST_WAIT_MS = 2_000;
const RETRY_AFTER_S = 2;

export interface IntakeOptions {
  /** Its own pool of one connection: batches of one process follow each other. */
  readonly db: Db;
  readonly engine: Engine;
  readonly doorbell: Doorbell;
  /** Where phone numbers without a country code are from. */
  readonly homeCountry: () => Promise<string | null>;
  readonly log: { error(facts: object, text: string): void };
}

interface Waiting {
  readonly request: LeadRequest;
  readonly since: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The server stops, or the connection was lost; the driver says the latter by a plain Error. */
const isAway = (error: unknown): boolean =>
  error instanceof pg.DatabaseError ? /^(08|53|57)/.test(error.code ?? "") : (error as Error).constructor === Error;

/** Removed between the look at the source and the commit. */
const sourceGone = (error: unknown): AppError | undefined =>
  error instanceof pg.DatabaseError && error.constraint === "leads_source_id_fkey"
    ? new AppError("invalid", "unknown-source", "There is no such source any more. Use another one.")
    : undefined;

const databaseAway = (cause: unknown): AppError =>
  Object.assign(
    new AppError(
      "unavailable",
      "database-away",
      "The database does not answer just now. Send this lead again in 2 seconds.",
      {
        retryAfter: RETRY_AFTER_S,
      },
    ),
    { cause },
  );

/**
 * The way in for every lead. Requests that arrive together become one transaction: it is flushed at once when nothing is
 * under way, else when the one before has ended, without any timer.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #queue: Waiting[] = [];
  readonly #ownFields = new OwnFields();
  /** Transactions under way. */
  #lanes = 0;
  #idle: Promise<unknown> = Promise.resolve();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /**
   * Stores a lead and hands it over; resolves after the commit.
   *
   * @throws AppError `intake-full` (503) when too many wait; `idempotency-key-reused` (422)
   */
  async accept(incoming: Incoming): Promise<AcceptedLead> {
    this.#mustHaveRoom();
    const request = toRequest(incoming, await this.#options.homeCountry());
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#queue.push({ request, since: performance.now(), resolve, reject });
      this.#openLane();
    });
    if (answer.ok) return answer.reply;
    throw new AppError(
      "invalid",
      "idempotency-key-reused",
      "This Idempotency-Key was used for another lead. Use a new key for each lead.",
    );
  }

  /** Resolves when everything that was let in is stored. */
  async drain(): Promise<void> {
    while (this.#lanes > 0) await this.#idle;
  }

  #mustHaveRoom(): void {
    const oldest = this.#queue[0];
    const isLate = oldest !== undefined && performance.now() - oldest.since > LONGEST_WAIT_MS;
    if (this.#queue.length < LONGEST_QUEUE && !isLate) return;
    throw new AppError(
      "unavailable",
      "intake-full",
      "Too many leads arrive at once. Send this one again in 2 seconds.",
      {
        retryAfter: RETRY_AFTER_S,
      },
    );
  }

  #openLane(): void {
    if (!this.#hasWork(this.#lanes)) return;
    this.#lanes += 1;
    this.#idle = Promise.allSettled([this.#idle, this.#flushAll()]).then(() => undefined);
  }

  /** @param others transactions that are under way beside the one that asks */
  #hasWork(others: number): boolean {
    return this.#queue.length >= (WORTH_A_LANE[others] ?? Infinity);
  }

  async #flushAll(): Promise<void> {
    // One turn of the event loop, so that requests that arrived together leave together.
    await new Promise(setImmediate);
    while (this.#hasWork(this.#lanes - 1)) await this.#flush(this.#queue.splice(0, BATCH));
    // In the same turn as the last look: a lead that comes a moment later would wait for nobody.
    this.#lanes -= 1;
  }

  /** A batch that cannot be stored is halved, so that one bad request fails alone. */
  async #flush(batch: readonly Waiting[]): Promise<void> {
    const accepted = await this.#store(batch).catch((error: unknown) => ({ error }));
    if (!("error" in accepted)) {
      this.#answer(batch, accepted);
      return this.#learnFields(batch);
    }
    const { error } = accepted;
    if (batch.length === 1 || isAway(error)) {
      for (const { reject } of batch) reject(isAway(error) ? databaseAway(error) : (sourceGone(error) ?? error));
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#flush(batch.slice(0, middle));
    await this.#flush(batch.slice(middle));
  }

  #store(batch: readonly Waiting[]): Promise<AcceptedBatch> {
    const { db, engine } = this.#options;
    return acceptLeads(
      db,
      engine,
      batch.map(({ request }) => request),
    );
  }

  async #learnFields(batch: readonly Waiting[]): Promise<void> {
    const { db, log } = this.#options;
    const requests = batch.map(({ request }) => request);
    await this.#ownFields
      .learn(db, requests)
      .catch((error: unknown) => log.error({ err: error }, "new fields are not known yet; the next lead tries again"));
  }

  #answer(batch: readonly Waiting[], { answers, ring, advanceError }: AcceptedBatch): void {
    const { doorbell, log } = this.#options;
    batch.forEach(({ resolve }, index) => resolve(answers[index]!));
    if (ring.advance) doorbell.ring("advance");
    if (ring.deliver) doorbell.ring("deliver");
    if (advanceError) log.error({ err: advanceError }, "leads are stored; a worker hands them over");
  }
}
