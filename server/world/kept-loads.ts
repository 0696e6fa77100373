import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts, PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { StaticTeam } from "./team-cache.ts";
import { asksWhen, wantedBy, type Wanted } from "./wanted-people.ts";

/** A team's loads, place by place in the order of its people. */
export interface TeamLoads {
  readonly people: readonly PersonFacts[];
  readonly places: ReadonlyMap<PersonId, number>;
  /** Undefined: not known. */
  readonly loads: readonly (LoadFacts | undefined)[];
}

interface KeptTeam extends TeamLoads {
  readonly loads: (LoadFacts | undefined)[];
}

/**
 * Loads by person, and by place in each team that was asked for: looking two hundred people up by their ids for each lead
 * took longer than choosing one of them.
 */
export class KeptLoads {
  readonly #ofPeople = new Map<PersonId, LoadFacts>();
  readonly #ofTeams = new Map<TeamId, KeptTeam>();
  readonly #teamsOf = new Map<PersonId, Set<TeamId>>();

  of(id: PersonId): LoadFacts | undefined {
    return this.#ofPeople.get(id);
  }

  /** @param load undefined to forget it */
  set(id: PersonId, load: LoadFacts | undefined): void {
    if (load) this.#ofPeople.set(id, load);
    else this.#ofPeople.delete(id);
    for (const teamId of this.#teamsOf.get(id) ?? []) {
      const { people, places, loads } = this.#ofTeams.get(teamId)!;
      const place = places.get(id)!;
      loads[place] = asKnownOf(people[place]!, load);
    }
  }

  ofTeam({ row: { id: teamId }, people }: StaticTeam): KeptTeam {
    const kept = this.#ofTeams.get(teamId);
    if (kept?.people === people) return kept;
    for (const { id } of kept?.people ?? []) this.#teamsOf.get(id)!.delete(teamId);
    const ids = people.map(({ id }) => id);
    const team = {
      people,
      places: new Map(ids.map((id, place) => [id, place])),
      loads: people.map((person) => asKnownOf(person, this.#ofPeople.get(person.id))),
    };
    this.#ofTeams.set(teamId, team);
    for (const id of ids) this.#teamsOf.set(id, (this.#teamsOf.get(id) ?? new Set()).add(teamId));
    return team;
  }

  /** What is known of whom a batch wants, as it is now: later changes are not seen. */
  place({ teams, beside, loadsOf }: Wanted): PlacedLoads {
    const isWanted = wantedBy(loadsOf);
    const enough = asksWhen({ loadsOf }) ? withMoments : itself;
    const ofTeams = teams.map((team) => {
      const { people, places, loads } = this.ofTeam(team);
      const wanted =
        loadsOf === "everybody" ? [...loads] : loads.map((load, at) => (isWanted(people[at]!) ? enough(load) : null));
      return { id: team.row.id, people, places, loads: wanted };
    });
    const known = beside
      .filter(isWanted)
      .map((person) => [person.id, enough(asKnownOf(person, this.#ofPeople.get(person.id)))] as const);
    return new PlacedLoads(ofTeams, new Map(known));
  }
}

type Known = LoadFacts | undefined;

const itself = (load: Known): Known => load;

/** What was kept without the moments that are asked for now is not known. */
const withMoments = (load: Known): Known => (load?.givenAt ? load : undefined);

/** Nor is what was kept before somebody was given a limit by time. */
const asKnownOf = ({ limits }: PersonFacts, load: Known): Known =>
  limits.some(({ what }) => what !== "open") ? withMoments(load) : load;

interface WantedLoads extends Omit<TeamLoads, "loads"> {
  readonly id: TeamId;
  /** Undefined where they are to be read, null where nobody asks. */
  readonly loads: (LoadFacts | null | undefined)[];
}

/** The loads that a batch wants. */
export class PlacedLoads {
  readonly #ofTeams: readonly WantedLoads[];
  readonly #beside: Map<PersonId, LoadFacts | undefined>;

  constructor(ofTeams: readonly WantedLoads[], beside: Map<PersonId, LoadFacts | undefined>) {
    this.#ofTeams = ofTeams;
    this.#beside = beside;
  }

  /** Does nobody's load matter? */
  isEmpty(): boolean {
    return this.#beside.size === 0 && this.#ofTeams.every(({ loads }) => loads.every((load) => load === null));
  }

  /** Whose loads are to be read. */
  missing(): PersonId[] {
    const ofTeams = this.#ofTeams.flatMap(({ people, loads }) =>
      loads.includes(undefined) ? people.filter((_, place) => loads[place] === undefined).map(({ id }) => id) : [],
    );
    const beside = [...this.#beside].flatMap(([id, load]) => (load ? [] : [id]));
    return [...new Set([...ofTeams, ...beside])];
  }

  /** @returns whether anybody asks for it */
  put(id: PersonId, load: LoadFacts): boolean {
    let isWanted = this.#beside.has(id);
    if (isWanted) this.#beside.set(id, load);
    for (const { places, loads } of this.#ofTeams) {
      const place = places.get(id);
      if (place === undefined || loads[place] === null) continue;
      loads[place] = load;
      isWanted = true;
    }
    return isWanted;
  }

  /** In the order of the members. */
  ofTeams(): ReadonlyMap<TeamId, readonly (LoadFacts | null)[]> {
    return new Map(this.#ofTeams.map(({ id, loads }) => [id, loads as (LoadFacts | null)[]]));
  }

  beside(): Readonly<Record<PersonId, LoadFacts>> {
    return Object.fromEntries(this.#beside) as Record<PersonId, LoadFacts>;
  }
}
