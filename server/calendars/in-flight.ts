import { AppError } from "../../node-catalog/kit/errors.ts";

/** Calendars that one caller may have read at the same moment: each may be 20 MB, and takes a thread. */
const MOST = 8;

/** Counts what is under way for each caller in this process. */
export class InFlight {
  readonly #counts = new Map<string, number>();

  /** @throws AppError `too-many-readings` (429) */
  async of<Result>(caller: string, work: () => Promise<Result>): Promise<Result> {
    const count = this.#counts.get(caller) ?? 0;
    if (count >= MOST) throw tooMany();
    this.#counts.set(caller, count + 1);
    try {
      return await work();
    } finally {
      const left = this.#counts.get(caller)! - 1;
      if (left > 0) this.#counts.set(caller, left);
      else this.#counts.delete(caller);
    }
  }
}

const tooMany = () =>
  new AppError("too-many", "too-many-readings", "Wait until the other calendars have been read.", { retryAfter: 10 });
