import { countMissed, extraTurns, makeUp, type Missed } from "../../../node-catalog/assignment/catch-up.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { type Credits, spreadLeavers } from "../../../node-catalog/assignment/ledger.ts";
import type { Decision } from "../../../node-catalog/kit/because.ts";
import { EXAMPLE_NOW, ids } from "../../../node-catalog/kit/examples.ts";
import { SECOND } from "../../../node-catalog/kit/time.ts";
import type { Happening, LifeLead, Member } from "./team-life.ts";

export interface Given {
  readonly to: string | undefined;
  /** Who could have had it. */
  readonly eligible: readonly Member[];
}

/** A way of taking turns, fed with one thing that happens after the other. */
export type Rotation = (happening: Happening) => Given;

/**
 * The product's own: {@link decide} over a ledger.
 *
 * @param catchUpEvery after so many leads extra turns are given for what was missed; 0: never
 */
export function turnsByLedger({ catchUpEvery = 0 } = {}): Rotation {
  let credits: Credits = {};
  let lastPickedAt: Record<string, number> = {};
  let missed: Missed = {};

  function letCatchUp({ number }: LifeLead, counted: Decision["members"]): void {
    missed = countMissed(missed, counted);
    if (number % catchUpEvery > 0) return;
    const { turns, payers, left } = extraTurns(missed, counted);
    credits = turns.reduce((before, turn) => makeUp(before, turn, payers), credits);
    missed = left;
  }

  return ({ lead, members, left }) => {
    const shares = members.map(({ person, weight }) => ({ id: person.id, weight }));
    if (left.length > 0) credits = spreadLeavers(credits, shares, String(lead.number));
    for (const id of left) missed = Object.fromEntries(Object.entries(missed).filter(([one]) => one !== id));
    const decision = choose(lead, members, credits, lastPickedAt);
    credits = Object.fromEntries(decision.members.map((one) => [one.personId, one.creditAfter]));
    if (decision.chosen) lastPickedAt = { ...lastPickedAt, [decision.chosen]: timeOf(lead) };
    if (catchUpEvery > 0) letCatchUp(lead, decision.members);
    const eligible = new Set(decision.members.filter((one) => one.eligible).map(({ personId }) => personId));
    return { to: decision.chosen ?? undefined, eligible: members.filter(({ person }) => eligible.has(person.id)) };
  };
}

const timeOf = ({ number }: LifeLead): number => EXAMPLE_NOW + number * SECOND;

function choose(
  lead: LifeLead,
  members: readonly Member[],
  credits: Credits,
  lastPickedAt: Readonly<Record<string, number>>,
): Decision {
  const now = timeOf(lead);
  return decide({
    strategy: "next-in-turn@1",
    params: { requirements: { match: ["language"] } },
    team: {
      id: ids.team,
      members: members.map(({ person, weight }) => ({ personId: person.id, weight })),
      absencePolicy: "none",
      limitsPolicy: "none",
    },
    people: members.map(({ person, awayUntil }) => (awayUntil > 0 ? { ...person, awayUntil: now + SECOND } : person)),
    credits: members.map(({ person }) => credits[person.id] ?? 0),
    lastPickedAt: members.map(({ person }) => lastPickedAt[person.id] ?? null),
    loads: [],
    calendars: {},
    lead: { language: lead.language },
    excluded: lead.tried.map((personId) => ({ personId, reason: "already-tried" as const })),
    now,
    seed: String(lead.number),
  });
}

/** What is common: whoever has had the fewest leads for their share, the first in the list where that is equal. */
export function lowestCount(): Rotation {
  const counts = new Map<string, number>();
  const loadOf = ({ person, weight }: Member) => (counts.get(person.id) ?? 0) / weight;
  return ({ lead, members }) => {
    const eligible = members.filter((one) => canTake(one, lead));
    if (eligible.length === 0) return { to: undefined, eligible };
    const { person } = eligible.reduce((best, one) => (loadOf(one) < loadOf(best) ? one : best));
    counts.set(person.id, (counts.get(person.id) ?? 0) + 1);
    return { to: person.id, eligible };
  };
}

const canTake = ({ person, awayUntil }: Member, { language, tried }: LifeLead): boolean =>
  awayUntil === 0 && person.languages.includes(language) && !tried.includes(person.id);
