import type { Batch } from "./burst-batch.ts";
import type { Advancing, Settled } from "./settle.ts";

/**
 * More teams than these are not locked on suspicion, beyond one for each place where runs stand: scouting is cheaper than
 * making others wait. Fifty flows with a team each are no suspicion, and scouting them decides everything twice.
 */
const MOST_TEAMS = 4;

/**
 * Remembers which teams runs have asked for from where they stood, so that the next batch from there locks them at once
 * and need not scout. A run that asks for another one all the same stops there and is gone on with a moment later.
 */
export class AskedTeams {
  readonly #teams = new Map<string, Set<string>>();

  /** The teams to lock for a batch, in order; undefined when it has to be scouted. */
  of({ runs }: Pick<Batch, "runs">): string[] | undefined {
    const teamIds = new Set(runs.flatMap(({ needs }) => needs));
    const places = new Set(runs.map(placeOf));
    for (const place of places) {
      const known = this.#teams.get(place);
      if (!known || known.size > MOST_TEAMS) return undefined;
      for (const id of known) teamIds.add(id);
    }
    return teamIds.size < places.size + MOST_TEAMS ? [...teamIds].toSorted() : undefined;
  }

  learn({ runs }: Pick<Batch, "runs">, results: readonly Pick<Settled, "askedTeams">[]): void {
    runs.forEach((run, index) => {
      const place = placeOf(run);
      const known = this.#teams.get(place) ?? new Set();
      for (const id of results[index]!.askedTeams) if (known.size <= MOST_TEAMS) known.add(id);
      this.#teams.set(place, known);
    });
  }
}

const placeOf = ({ state: { programId, nodeId, event } }: Advancing): string =>
  `${programId} ${nodeId} ${event?.kind ?? ""}`;
