import fc from "fast-check";
import { expect, test } from "vitest";
import { aLead, aTeam, facts, ids } from "../../node-catalog/kit/examples.ts";
import type { PersonFacts } from "../../node-catalog/kit/facts.ts";
import { openIntervals } from "../../node-catalog/kit/open-intervals.ts";
import type { Requirements } from "../../node-catalog/kit/requirements.ts";
import { DAY, HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { kindsOf } from "../../server/flows/coverage/kinds.ts";
import { rowOf } from "../../server/flows/coverage/row.ts";
import { graph } from "../engine/support/a-world.ts";
import { aDrawnWorld, countEligible, momentAt, NOW, threePeople } from "./coverage-world.ts";

const known = { teams: new Set([aTeam.id]), people: new Set<string>(), sources: new Set<string>(), fields: [] };
const LANGUAGES = ["it", "de", "en", "fr", "es", "nl", "pl", "pt", "sv", "da"];

function theWorld(people: readonly PersonFacts[], requirements: Requirements) {
  const drawing = graph(
    {
      start: ["lead-captured"],
      open: ["business-hours", { hours: { mon: [["07:15", "21:00"]], tue: [["07:15", "21:00"]] }, timeZone: "UTC" }],
      italian: ["language", { anyOf: ["it"] }],
      turns: ["round-robin", { team: aTeam.id, requirements }],
      queue: ["to-queue", { team: aTeam.id }],
    },
    [
      "start open",
      "open open italian",
      "open closed italian",
      "italian yes turns",
      "italian otherwise turns",
      "italian unknown turns",
      "turns nobody queue",
    ],
  );
  const team = { ...aTeam, members: people.map(({ id }) => ({ personId: id, weight: 1 })), people };
  const { fields, world, countOf } = aDrawnWorld(drawing, known, [team]);
  const [language] = fields;
  const kinds = kindsOf(language!, { people, counts: new Map([["de", 1]]), sources: new Map() });
  return { team, world, countOf, kinds };
}

const requirements: fc.Arbitrary<Requirements> = fc.constantFrom(
  {},
  { match: ["language" as const] },
  { match: ["language" as const], seniority: 3, leaveOut: [ids.bob] },
);

test("the numbers are those of the decision itself, at any minute of the week", () => {
  fc.assert(
    fc.property(
      threePeople,
      requirements,
      fc.constantFrom("it", "de"),
      fc.integer({ min: 0, max: 7 * 24 * 60 }),
      (people, requirements, code, minute) => {
        const { team, world, kinds, countOf } = theWorld(people, requirements);
        const { leads } = kinds.find(({ value }) => value === code)!;
        const at = world.week.from + minute * MINUTE;
        const moment = momentAt(world, at);
        const able = countEligible(team, { ...aLead, language: code }, requirements, at);
        expect(countOf(leads).at(moment)!.people).toBe(able);
        expect(countOf(leads).at(world.sameAs[moment]!)!.people).toBe(able);
      },
    ),
    { numRuns: 150 },
  );
});

test("a day of 25 hours has 24 numbers, and the hour that happens twice counts for both", () => {
  const always = { ...Object.values(facts().shared.people)[0]!, id: "a", openIntervals: null };
  const { world, countOf, kinds } = theWorld([always], {});
  const [kind] = kinds;
  const row = rowOf(kind!, countOf(kind!.leads), 0, world);
  expect(row.people).toHaveLength(168);
  expect(new Set(row.people)).toEqual(new Set([1]));
  expect(world.week.to - world.week.from).toBe(7 * DAY + HOUR);
});

test("200 people, a week and ten languages take a moment", () => {
  const crowd = Array.from({ length: 200 }, (_, index): PersonFacts => {
    const from = `0${6 + (index % 4)}:${["00", "10", "20", "35", "45", "50"][index % 6]}`;
    const days = ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, `1${4 + (index % 5)}:05`]]]);
    const zone = ["Europe/Berlin", "Europe/London", "America/New_York"][index % 3]!;
    return {
      ...Object.values(facts().shared.people)[0]!,
      id: `p${index}`,
      languages: [LANGUAGES[index % 10]!, LANGUAGES[(index * 7) % 10]!],
      openIntervals: openIntervals(Object.fromEntries(days), zone, NOW, 14),
    };
  });
  const draw = () => {
    const since = process.cpuUsage();
    const { world, countOf, kinds } = theWorld(crowd, { match: ["language"] });
    for (const kind of kinds) rowOf(kind, countOf(kind.leads), 0, world);
    return process.cpuUsage(since).user / 1000;
  };
  draw();
  // Processor time, not the clock's: other tests run beside this one. Once is luck, so the best of three.
  expect(Math.min(draw(), draw(), draw())).toBeLessThan(200);
});
