import { type Db, transaction } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { writeSeen } from "./seen-store.ts";

/** Milliseconds. An open inbox says several times a second that it is there; that precisely nobody wants to know it. */
const WRITE_EVERY = 30_000;

/** Writes down when people last had the inbox open, each at most every 30 s per process. */
export class SeenPeople {
  readonly #db: Db;
  readonly #writtenAt = new Map<PersonId, number>();

  constructor(db: Db) {
    this.#db = db;
  }

  async note(people: readonly PersonId[]): Promise<void> {
    const at = performance.now();
    const due = people.filter((id) => at - (this.#writtenAt.get(id) ?? -Infinity) > WRITE_EVERY);
    if (due.length === 0) return;
    for (const id of due) this.#writtenAt.set(id, at);
    await transaction(this.#db, (tx) => writeSeen(tx, due));
  }
}
