import pg from "pg";
import type { Engine } from "../../engine/advance.ts";
import type { Db } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { acceptLeads } from "./accept-leads.ts";
import type { AcceptedLead } from "./contract.ts";
import { type Answer, type Incoming, type LeadRequest, toRequest } from "./request.ts";

const BATCH = 50;
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

/**
 * The way in for every lead. Requests that arrive together become one transaction: it is flushed at once when nothing is
 * under way, else when the one before has ended, without any timer.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #queue: Waiting[] = [];
  #flushing: Promise<void> | undefined;

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
      this.#flushing ??= this.#flushAll().finally(() => (this.#flushing = undefined));
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
    while (this.#flushing) await this.#flushing;
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

  async #flushAll(): Promise<void> {
    // One turn of the event loop, so that requests that arrived together leave together.
    await new Promise(setImmediate);
    while (this.#queue.length > 0) await this.#flush(this.#queue.splice(0, BATCH));
  }

  /** A batch that the database refuses is halved, so that one bad request fails alone. */
  async #flush(batch: readonly Waiting[]): Promise<void> {
    const { db, engine, doorbell, log } = this.#options;
    try {
      const accepted = await acceptLeads(
        db,
        engine,
        batch.map(({ request }) => request),
      );
      batch.forEach(({ resolve }, index) => resolve(accepted.answers[index]!));
      if (accepted.ring.advance) doorbell.ring("advance");
      if (accepted.ring.deliver) doorbell.ring("deliver");
      if (accepted.advanceError)
        log.error({ err: accepted.advanceError }, "leads are stored; a worker hands them over");
    } catch (error) {
      if (batch.length === 1 || !(error instanceof pg.DatabaseError)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await this.#flush(batch.slice(0, middle));
      await this.#flush(batch.slice(middle));
    }
  }
}
