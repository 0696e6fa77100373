import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { writeSeen } from "./seen-store.ts";

/** Milliseconds. An open inbox says several times a second that it is there; that precisely nobody wants to know it. */
const WRITE_EVERY = 30_000;

/** Remembers when this process wrote down that people have the inbox open. */
export class SeenPeople {
  readonly #writtenAt = new Map<PersonId, number>();

  /** Those of whom it has to be written again, each at most every 30 s. Whoever asks writes it: see {@link markSeen}. */
  due(people: readonly PersonId[]): readonly PersonId[] {
    const at = performance.now();
    const due = people.filter((id) => at - (this.#writtenAt.get(id) ?? -Infinity) > WRITE_EVERY);
    for (const id of due) this.#writtenAt.set(id, at);
    return due;
  }
}

/** Writes down that these people have the inbox open now; raises no version of facts, and waits for nobody. */
export const markSeen = (tx: Tx, people: readonly PersonId[]): Promise<void> => writeSeen(tx, people);
