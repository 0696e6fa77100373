import type { Queryable } from "../../engine/database.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { readMergedTeams } from "./facts-store.ts";

/** Which teams were taken in by others, as far as this process has met them. That is never undone, so it is kept. */
export class MergedTeams {
  readonly #into = new Map<TeamId, TeamId>();

  /** The teams that go on for these, in the order of their ids. */
  followed(ids: readonly TeamId[]): readonly TeamId[] {
    if (!ids.some((id) => this.#into.has(id))) return ids;
    return [...new Set(ids.map((id) => this.#last(id)))].toSorted();
  }

  /** Those of these teams that another one goes on for. */
  among(ids: readonly TeamId[]): Readonly<Record<TeamId, TeamId>> {
    return Object.fromEntries(ids.flatMap((id) => (this.#into.has(id) ? [[id, this.#last(id)]] : [])));
  }

  /** @returns whether one of these teams, which are out of use, was taken in */
  async learn(db: Queryable, ids: readonly TeamId[]): Promise<boolean> {
    const found = ids.length > 0 ? await readMergedTeams(db, ids) : [];
    for (const { id, into } of found) this.#into.set(id, into);
    return found.length > 0;
  }

  /** One that went on for another may have been taken in itself since. */
  #last(id: TeamId): TeamId {
    const into = this.#into.get(id);
    return into === undefined ? id : this.#last(into);
  }
}
