import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../engine/canonical-json.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { DECISION_NOTES, ELIGIBILITY_REASONS } from "../../../node-catalog/assignment/reasons.ts";
import type { Decision } from "../../../node-catalog/kit/because.ts";
import type { Measure, StrategyName } from "../../../node-catalog/kit/decision-inputs.ts";
import { EXAMPLE_NOW } from "../../../node-catalog/kit/examples.ts";
import { DAY } from "../../../node-catalog/kit/time.ts";
import { loadCatalog } from "../../../node-catalog/load.ts";
import { sayVerdict } from "../../../server/catalog/say-candidates.ts";
import { anyDecision, choosing } from "./a-decision.ts";

const STRATEGIES: readonly StrategyName[] = ["next-in-turn@1", "fewest-open@1", "same-person@1"];
const ROTATING = STRATEGIES.filter((name) => name !== "same-person@1");

const catalog = await loadCatalog();
const speech = { catalog, names: new Map<string, string>(), timeZone: "Europe/Berlin", now: EXAMPLE_NOW };
const balance = (decision: Decision, when: "creditBefore" | "creditAfter") =>
  decision.members.reduce((sum, member) => sum + member[when], 0);
/** The same by a way through the database: what is left of references and of the order of keys. */
const copied = <T>(value: T): T => structuredClone(value);

describe.each(STRATEGIES)("%s", (strategy) => {
  const inputs = anyDecision(strategy);

  test("every receipt names every member exactly once, in words of the screen", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { members, chosen, notes = [] } = decide(given);
        expect(members.map(({ personId }) => personId)).toEqual(given.team.members.map(({ personId }) => personId));
        for (const member of members) {
          expect(Object.keys(ELIGIBILITY_REASONS)).toContain(member.reason);
          expect(member.eligible).toBe(member.reason === "eligible");
          const said = sayVerdict(member, speech);
          expect(said).toMatch(/^[A-Z]/);
          expect(said).not.toMatch(/[{}]|undefined|null|NaN|  /);
        }
        for (const { code } of notes) expect(Object.keys(DECISION_NOTES)).toContain(code);
        expect(chosen === null || members.find(({ personId }) => personId === chosen)!.eligible).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("somebody is chosen whenever somebody can take it, and nobody otherwise", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { members, chosen } = decide(given);
        expect(chosen !== null).toBe(members.some(({ eligible }) => eligible));
      }),
    );
  });

  test("the same inputs give the same decision, byte for byte", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        expect(canonicalJson(decide(copied(given)))).toBe(canonicalJson(decide(given)));
      }),
    );
  });

  test("what was worked out for one lead is what is worked out anew for the next, at any time and whatever it is about", () => {
    const next = fc.record({ after: fc.integer({ min: -4 * DAY, max: 4 * DAY }), like: anyDecision(strategy) });
    fc.assert(
      fc.property(inputs, fc.array(next, { maxLength: 6 }), (first, others) => {
        decide(first);
        for (const { after, like } of others) {
          const { lead, excluded, params } = like;
          const given = { ...first, lead, excluded, params, now: first.now + after };
          expect(decide(given)).toEqual(decide(copied(given)));
        }
      }),
    );
  });

  test("the sum of the balance stays what it was", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const decision = decide(given);
        expect(balance(decision, "creditAfter")).toBe(balance(decision, "creditBefore"));
      }),
    );
  });

  test("the order in which people are listed changes neither who is chosen nor anybody's numbers", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const turned = {
          ...given,
          people: given.people.toReversed(),
          credits: given.credits.toReversed(),
          lastPickedAt: given.lastPickedAt.toReversed(),
          loads: given.loads.toReversed(),
          team: { ...given.team, members: given.team.members.toReversed() },
        };
        expect(decide(turned).chosen).toBe(decide(given).chosen);
        expect(decide(turned).members.toReversed()).toEqual(decide(given).members);
      }),
    );
  });

  test("an empty team has nobody to choose", () => {
    expect(decide(choosing({ strategy, shares: {} }))).toMatchObject({ chosen: null, members: [] });
  });

  test("shares that are all 0 leave nobody to choose, and say so", () => {
    const { chosen, members } = decide(choosing({ strategy, shares: { ann: 0, bob: 0 } }));
    expect(chosen).toBeNull();
    expect(members).toMatchObject([{ reason: "no-share" }, { reason: "no-share" }]);
  });
});

describe.each(ROTATING)("%s", (strategy) => {
  test("ties go to whoever has waited longest, else by chance of the lead, never to the id", () => {
    const three = { strategy, shares: { ann: 1, bob: 1, cem: 1 } };
    const waited = [EXAMPLE_NOW - 1, EXAMPLE_NOW - 3, EXAMPLE_NOW - 2];
    expect(decide(choosing(three, { lastPickedAt: waited })).chosen).toBe("bob");
    expect(decide(choosing(three, { lastPickedAt: [1, 1] })).chosen).toBe("cem");

    const wins: Record<string, number> = { ann: 0, bob: 0, cem: 0 };
    for (let lead = 0; lead < 3000; lead++) wins[decide(choosing(three, { seed: `lead ${lead}` })).chosen!]!++;
    for (const count of Object.values(wins)) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test("whoever is picked pays one lead, and who could have had it gains by share", () => {
    const { chosen, members } = decide(choosing({ strategy, shares: { ann: 2, bob: 1, cem: 1 } }));
    const gained = Object.fromEntries(members.map((member) => [member.personId, member.gained]));
    expect(gained).toEqual({ ann: 500_000, bob: 250_000, cem: 250_000 });
    const winner = members.find(({ personId }) => personId === chosen)!;
    expect(winner.creditAfter).toBe(winner.gained - 1_000_000);
  });
});

describe("the fewest open leads", () => {
  const loads = {
    ann: { openLeads: 6, pipelineValue: 500, companySize: 90, uncontacted: 2 },
    bob: { openLeads: 4, pipelineValue: 9000, companySize: 12, uncontacted: 1 },
    cem: { openLeads: 5, pipelineValue: 800, companySize: 3, uncontacted: 0 },
  };
  const shares = { ann: 1, bob: 1, cem: 1 };
  const chosenBy = (measure: Measure, people = {}) =>
    decide(choosing({ strategy: "fewest-open@1", shares, loads, people }, { params: { measure } }));

  test("are counted by number, by value, by the size of their companies, or by what nobody has contacted yet", () => {
    expect(chosenBy("leads").chosen).toBe("bob");
    expect(chosenBy("value").chosen).toBe("ann");
    expect(chosenBy("size").chosen).toBe("cem");
    expect(chosenBy("uncontacted").chosen).toBe("cem");
  });

  test("or by what everybody was given in the last 7 or 30 days, to the millisecond", () => {
    const given = (...daysAgo: number[]) => ({ givenAt: daysAgo.map((days) => EXAMPLE_NOW - days * DAY) });
    const lately = { ann: given(20, 10, 7), bob: given(6.99), cem: given(29, 28, 27, 3, 2) };
    const by = (measure: Measure) =>
      decide(choosing({ strategy: "fewest-open@1", shares, loads: lately }, { params: { measure } }));
    expect(by("week").members.map(({ load }) => load)).toEqual([0, 1, 2]);
    expect(by("week").chosen).toBe("ann");
    expect(by("month").members.map(({ load }) => load)).toEqual([3, 1, 5]);
    expect(by("month").chosen).toBe("bob");
  });

  test("stop the lead where it was not read when people got theirs, instead of taking that for none", () => {
    const unread = choosing(
      { strategy: "fewest-open@1", shares, loads: { ann: { givenAt: null } } },
      { params: { measure: "week" } },
    );
    expect(() => decide(unread)).toThrow("How many leads this person got lately was not read.");
  });

  test("count against the capacity of each, and the receipt shows the figure", () => {
    const { chosen, members } = chosenBy("leads", { ann: { capacity: 2 } });
    expect(chosen).toBe("ann");
    expect(members.map(({ load }) => load)).toEqual([3, 4, 5]);
  });

  test("decide only among those who can take the lead", () => {
    expect(chosenBy("leads", { bob: { awayUntil: EXAMPLE_NOW + 1 } }).chosen).toBe("cem");
  });

  test("are booked as turns, so that a team which also takes turns stays fair", () => {
    const { members } = chosenBy("leads");
    const credits = members.map(({ creditAfter }) => creditAfter);
    expect(decide(choosing({ shares }, { credits })).chosen).not.toBe("bob");
  });
});
