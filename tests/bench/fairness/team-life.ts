import { facts, ids } from "../../../node-catalog/kit/examples.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";

const PEOPLE = 12;
const LANGUAGES = ["en", "de", "fr", "it", "es"];
/** In leads of the team: how often these things happen, and how long an absence is. */
const AWAY_EVERY = 1_500;
const AWAY_FOR = { least: 20, most: 600 };
const LEAVES_EVERY = 4_000;
const SHARE_CHANGES_EVERY = 2_500;
const LARGEST_SHARE = 4;
/** One lead in ten was somebody's before. */
const TRIED_ONE_IN = 10;

export interface Member {
  readonly person: PersonFacts;
  readonly weight: number;
  /** Back with this lead; 0 while here. */
  readonly awayUntil: number;
}

export interface LifeLead {
  readonly number: number;
  readonly language: string;
  readonly tried: readonly string[];
}

export interface Happening {
  readonly lead: LifeLead;
  readonly members: readonly Member[];
  readonly left: readonly string[];
  readonly back: readonly string[];
}

/**
 * What happens to a team while its leads come in: people speak some of the languages that leads ask for, are away, come
 * back, leave, join, and have their shares changed. The same seed tells the same story.
 */
export function* teamLife(leads: number, seed: number): Generator<Happening> {
  const chance = mulberry32(seed);
  const upTo = (most: number) => Math.floor(chance() * most);
  const happens = (every: number) => upTo(every) === 0;
  let born = 0;
  const join = (): Member => ({ person: newPerson(++born, upTo), weight: 1 + upTo(LARGEST_SHARE), awayUntil: 0 });
  let members = Array.from({ length: PEOPLE }, join);

  for (let number = 1; number <= leads; number++) {
    const left = happens(LEAVES_EVERY) ? [members[upTo(members.length)]!.person.id] : [];
    members = members.map((one) => (left.includes(one.person.id) ? join() : one));
    const changed = happens(SHARE_CHANGES_EVERY) ? upTo(members.length) : -1;
    const back = members.filter(({ awayUntil }) => awayUntil === number).map(({ person }) => person.id);
    members = members.map((one, index) => ({
      ...one,
      weight: index === changed ? 1 + upTo(LARGEST_SHARE) : one.weight,
      awayUntil: absence(one, number, happens, upTo),
    }));
    const tried = happens(TRIED_ONE_IN) ? [members[upTo(members.length)]!.person.id] : [];
    yield { lead: { number, language: LANGUAGES[upTo(LANGUAGES.length)]!, tried }, members, left, back };
  }
}

function absence(
  { awayUntil }: Member,
  number: number,
  happens: (every: number) => boolean,
  upTo: (most: number) => number,
): number {
  if (awayUntil > number) return awayUntil;
  return happens(AWAY_EVERY) ? number + AWAY_FOR.least + upTo(AWAY_FOR.most - AWAY_FOR.least) : 0;
}

function newPerson(born: number, upTo: (most: number) => number): PersonFacts {
  const id = `00000000-0000-7000-8000-${String(born).padStart(12, "0")}`;
  const spoken = LANGUAGES.filter((_, index) => index === 0 || upTo(2) === 0);
  return { ...facts().shared.people[ids.ann]!, id, name: `Person ${born}`, languages: spoken };
}

/** A small generator of numbers in [0, 1) with a seed; good enough for a story. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
