import fc from "fast-check";
import { calendarsOf } from "../../node-catalog/assignment/calendars.ts";
import { decide } from "../../node-catalog/assignment/decide.ts";
import { EXAMPLE_NOW, facts, ids } from "../../node-catalog/kit/examples.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import { HOUR } from "../../node-catalog/kit/time.ts";
import { estimateTurn } from "../../server/receipts/estimate-turn.ts";
import { expect, test } from "vitest";

const member = fc.record({
  weight: fc.integer({ min: 1, max: 5 }),
  credit: fc.integer({ min: -2_000_000, max: 2_000_000 }),
  lastPickedAt: fc.option(fc.integer({ min: EXAMPLE_NOW - HOUR, max: EXAMPLE_NOW })),
  state: fc.constantFrom("in", "in", "in", "away", "full"),
});

test("an estimate is what deciding over one lead after the other comes to", () => {
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, accrues) => {
      const team = teamOf(rows, accrues);
      for (const { personId } of team.members) {
        expect(estimateTurn(team, personId, EXAMPLE_NOW)).toMatchObject(playedOut(team, personId));
      }
    }),
    { numRuns: 60 },
  );
});

interface Row {
  readonly weight: number;
  readonly credit: number;
  readonly lastPickedAt: number | null;
  readonly state: string;
}

function teamOf(rows: readonly Row[], accrues: boolean): TeamFacts {
  const { [ids.team]: team } = facts().shared.teams;
  const { people } = team!;
  const limit = [{ what: "open", most: 1, window: "moving" }] as const;
  return {
    ...team!,
    limitsPolicy: accrues ? "accrue" : "none",
    members: rows.map(({ weight }, place) => ({ personId: idOf(place), weight })),
    people: rows.map(({ state }, place) => ({
      ...people[0]!,
      id: idOf(place),
      awayUntil: state === "away" ? EXAMPLE_NOW + HOUR : null,
      limits: state === "full" ? limit : [],
    })),
    credits: rows.map(({ credit }) => credit),
    lastPickedAt: rows.map(({ lastPickedAt }) => lastPickedAt),
    loads: rows.map(({ state }) =>
      state === "full"
        ? { openLeads: 1, pipelineValue: 0, companySize: 0, uncontacted: 0, givenAt: [], lastSeenAt: null }
        : null,
    ),
  };
}

const idOf = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, "0")}`;

/** A hundred decisions, each by what the one before has left. */
function playedOut(team: TeamFacts, personId: string): { from: number | null; leads: number | null } {
  let { credits, lastPickedAt } = team;
  const at = (now: number, lead: number) =>
    decide({
      strategy: "next-in-turn@1",
      params: {},
      team,
      people: team.people,
      credits,
      lastPickedAt,
      loads: team.loads,
      calendars: calendarsOf(team.people, now),
      lead: {},
      excluded: [],
      now,
      seed: `lead ${lead}`,
    });
  const { eligible, until } = at(EXAMPLE_NOW, 0).members.find((one) => one.personId === personId)!;
  const from = eligible ? EXAMPLE_NOW : (until ?? null);
  for (let lead = 1; from !== null && lead <= 100; lead++) {
    const { chosen, members } = at(from, lead);
    if (chosen === personId) return { from, leads: lead };
    if (chosen === null) break;
    credits = members.map(({ creditAfter }) => creditAfter);
    lastPickedAt = members.map((one, place) => (one.personId === chosen ? from + lead : (lastPickedAt[place] ?? null)));
  }
  return { from, leads: null };
}
