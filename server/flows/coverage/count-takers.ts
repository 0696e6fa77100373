import type { FieldDefinition, PersonId } from "../../../node-catalog/kit/domain.ts";
import type { SharedFacts } from "../../../node-catalog/kit/facts.ts";
import { teamIn } from "../../../node-catalog/kit/team-in.ts";
import type { LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import { isTaken, type Place, type Ways } from "./ways.ts";
import { type ClockStep, exitAt } from "./moments.ts";
import type { Presence } from "./presence.ts";
import { type Takers, takersOf } from "./takers.ts";

/** What happens to a kind of lead that comes in at one moment. */
export interface AtMoment {
  /** How many people could take it, on whichever way. */
  readonly people: number;
  /** The steps at which some of these leads stay without anybody. */
  readonly stops: ReadonlySet<Place>;
}

/** What the flow can tell of the day on which a lead comes in, moment by moment. */
export interface Incoming {
  /** Leads of days that the flow tells apart. */
  readonly sets: readonly LeadSet[];
  /** By moment, which of them. */
  readonly at: readonly number[];
}

export interface CountedWorld {
  readonly shared: SharedFacts;
  readonly own: readonly FieldDefinition[];
  readonly presence: Presence;
  /** By step where the time decides. */
  readonly clocks: ReadonlyMap<string, ClockStep>;
  /** The moments by number, in epoch milliseconds. */
  readonly moments: readonly number[];
  /** For each moment the first one that nothing tells apart from it: weeks repeat themselves. */
  readonly sameAs: readonly number[];
  readonly incoming: Incoming;
}

/** A kind of lead through a week. */
export interface Count {
  /** Does any such lead come in at all? */
  readonly comesIn: boolean;
  /** Does the flow give these leads to people at all? */
  readonly asksPeople: boolean;
  /** Everybody who could take such a lead of that day, at work or not. */
  everybody(moment: number): ReadonlySet<PersonId>;
  /** Undefined: no such lead comes in then. */
  at(moment: number): AtMoment | undefined;
}

/** Follows one kind of lead through its ways, moment by moment. */
export class TakerCount {
  readonly #start: Place | undefined;
  readonly #takers = new Map<Place, readonly Takers[]>();
  readonly #ways: Ways;
  readonly #world: CountedWorld;

  constructor(ways: Ways, world: CountedWorld) {
    this.#ways = ways;
    this.#world = world;
    this.#start = ways.values().next().value;
    for (const place of ways.values()) if (place.search) this.#takers.set(place, this.#judge(place));
  }

  /** Everybody who could take such a lead at some time. */
  everybody(): ReadonlySet<PersonId> {
    return new Set([...this.#takers.values()].flat().flatMap(({ people }) => [...people]));
  }

  /** Does the flow give these leads to people at all? */
  get asksPeople(): boolean {
    return [...this.#takers.keys()].some(({ node, search }) => search!.pools.some(({ exit }) => isTaken(node, exit)));
  }

  at(moment: number): AtMoment {
    const people = new Set<PersonId>();
    const stops = new Set<Place>();
    const seen = new Set<Place>();
    const open = this.#start ? [this.#start] : [];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const found = place.search && this.#firstPool(place, moment);
      if (found && isTaken(place.node, found.exit)) {
        for (const id of found.people) people.add(id);
        continue;
      }
      const next = this.#exitsAt(place, moment, found?.exit).flatMap(
        (exit) => this.#ways.get(place.next[exit] ?? "") ?? [],
      );
      if (next.length === 0) stops.add(place);
      open.push(...next);
    }
    return { people: people.size, stops };
  }

  /** By which exits these leads go on now. @param found the exit of the first pool in which somebody is */
  #exitsAt({ node, search, next }: Place, moment: number, found: string | undefined): readonly string[] {
    if (found !== undefined) return [found];
    if (search) return search.nobody === null ? [] : [search.nobody];
    const clock = this.#world.clocks.get(node.id);
    return clock ? [exitAt(clock, this.#world.moments[moment]!)] : Object.keys(next);
  }

  #firstPool(place: Place, moment: number): { exit: string; people: readonly PersonId[] } | undefined {
    const now = this.#world.moments[moment]!;
    for (const [index, { exit }] of place.search!.pools.entries()) {
      const { people: able, isCustomerAwake } = this.#takers.get(place)![index]!;
      const people = [...able].filter((id) => this.#world.presence.isIn(id, moment));
      if (people.length > 0 && isCustomerAwake(now)) return { exit, people };
    }
    return undefined;
  }

  #judge({ search, leads }: Place): Takers[] {
    const { shared, own, moments } = this.#world;
    return search!.pools.map((pool) => {
      const team = teamIn(shared, pool.team);
      if (!team) return NOBODY;
      return takersOf(pool, team, leads, own, moments[0] ?? 0);
    });
  }
}

const NOBODY: Takers = { people: new Set(), isCustomerAwake: () => true };
