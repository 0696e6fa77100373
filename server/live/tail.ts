import type { Db } from "../../engine/database.ts";
import { type FeedPosition, isBefore } from "./cursor.ts";
import { type FeedEntry, readFeed, readFeedEnd } from "./feed-queries.ts";

const POLL_MS = 100;
/** However often somebody hints: what happens within this time is one reading, and one reply to each screen. */
const AT_MOST_EVERY_MS = 50;

export interface TailOptions {
  readonly db: Db;
  /** Called with what is new, and with the position behind it. */
  readonly onEntries: (entries: readonly FeedEntry[], position: FeedPosition) => Promise<void>;
  /** Nothing is read while nobody watches. */
  readonly isWatched: () => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Follows the feed: reads from its mark on, skips what it has passed on already, and moves the mark to the oldest
 * transaction that was still open, so that one that commits late is never passed over.
 */
export class FeedTail {
  readonly #options: TailOptions;
  #position: FeedPosition | undefined;
  #stopped = false;
  #hurry: () => void = () => {};
  #turn: Promise<unknown> = Promise.resolve();
  readonly #loop: Promise<void>;

  constructor(options: TailOptions) {
    this.#options = options;
    this.#loop = this.#run();
  }

  /** Looks sooner than at the next turn. */
  hint(): void {
    this.#hurry();
  }

  /**
   * Runs `work` between two readings: what it reads from the database and what it joins cannot miss anything between.
   * What it finds in the feed beyond the position comes with the next reading.
   */
  exclusive<T>(work: (position: FeedPosition) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      // Where nobody has watched until now, the feed is taken up here; what happened before is not passed on.
      if (this.#position === undefined || !this.#options.isWatched()) await this.#begin();
      else await this.#catchUp();
      return work(this.#position!);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#hurry();
    await this.#loop;
    await this.#turn;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const turn = this.#turn.then(() => this.#catchUp());
      this.#turn = turn.catch(this.#options.onError);
      await this.#turn;
      await this.#pause();
    }
  }

  #pause(): Promise<void> {
    const earliest = performance.now() + AT_MOST_EVERY_MS;
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, POLL_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, Math.max(0, earliest - performance.now()));
      };
    });
  }

  async #begin(): Promise<void> {
    this.#position = await readFeedEnd(this.#options.db);
  }

  async #catchUp(): Promise<void> {
    const { db, isWatched, onEntries } = this.#options;
    const before = this.#position;
    if (before === undefined || !isWatched()) return;
    const { entries, mark } = await readFeed(db, before.mark);
    const fresh = entries.filter((entry) => !isBefore(before, entry));
    // Only what will be read again must be remembered.
    const position = { mark, seen: new Set(entries.filter(({ xid }) => xid >= mark).map(({ id }) => id)) };
    if (fresh.length > 0) await onEntries(fresh, position);
    // Not before: what could not be told is read again.
    this.#position = position;
  }
}
