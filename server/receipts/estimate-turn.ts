import { calendarsOf } from "../../node-catalog/assignment/calendars.ts";
import type { Candidate } from "../../node-catalog/assignment/book-turn.ts";
import { decide } from "../../node-catalog/assignment/decide.ts";
import { nextInTurn } from "../../node-catalog/assignment/strategies/next-in-turn.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";

/** Further ahead an estimate says nothing. */
const FURTHEST = 100;

export interface Estimate {
  /** From when on it counts: now, or when they can take leads again. `null`: nobody knows when. */
  readonly from: number | null;
  /** How many leads until theirs, that one included; `null`: more than anybody can foresee. */
  readonly leads: number | null;
  /** Why they can take none now. */
  readonly out: Decision["members"][number] | undefined;
}

/**
 * When somebody's next turn comes if leads that anybody could take go on coming in now, one by one, and nothing else
 * changes. Plays the rotation ahead with the very functions that decide; an estimate all the same.
 */
export function estimateTurn(team: TeamFacts, personId: PersonId, now: number): Estimate {
  const verdict = decideAt(now, team).members.find((one) => one.personId === personId)!;
  const out = verdict.eligible ? undefined : verdict;
  const from = out ? (out.until ?? null) : now;
  return { from, leads: from === null ? null : countLeads(team, personId, from), out };
}

/** Changed from lead to lead: a new one for each would take most of the time in a team of two hundred. */
type Standing = { -readonly [Part in keyof Candidate]: Candidate[Part] };

/** Who can take leads stays the same, so that is judged once, and only the turns are played. */
function countLeads(team: TeamFacts, personId: PersonId, from: number): number | null {
  const { members } = decideAt(from, team);
  const standing = members.map(({ personId: id, weight, creditBefore: credit }, place): Standing => {
    return { place, id, weight, credit, lastPickedAt: team.lastPickedAt[place] ?? null };
  });
  const able = standing.filter(({ place }) => members[place]!.eligible);
  const accrues = team.limitsPolicy === "accrue";
  const heldBack = standing.filter(({ place }) => accrues && members[place]!.reason.startsWith("limit-"));
  for (let lead = 1; lead <= FURTHEST; lead++) {
    const choice = nextInTurn(able, `lead ${lead}`, { heldBack });
    if (!choice) return null;
    if (choice.winner.id === personId) return lead;
    for (const [index, { place }] of choice.people.entries()) standing[place]!.credit += choice.gains[index]!;
    const winner = standing[choice.winner.place]!;
    winner.credit -= choice.pays;
    winner.lastPickedAt = from + lead;
  }
  return null;
}

const decideAt = (moment: number, team: TeamFacts): Decision =>
  decide({
    strategy: "next-in-turn@1",
    params: {},
    team,
    people: team.people,
    credits: team.credits,
    lastPickedAt: team.lastPickedAt,
    loads: team.loads,
    calendars: calendarsOf(team.people, moment),
    lead: {},
    excluded: [],
    now: moment,
    seed: "lead 0",
  });
