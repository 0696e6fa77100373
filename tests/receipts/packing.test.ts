import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { decide } from "../../node-catalog/assignment/decide.ts";
import { decidingLoad, decidingParts } from "../../node-catalog/assignment/deciding-load.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { PersonFacts } from "../../node-catalog/kit/facts.ts";
import {
  packAlong,
  packColumn,
  packNumbers,
  unpackAlong,
  unpackColumn,
  unpackNumbers,
} from "../../server/receipts/columns.ts";
import { packDecision, unpackDecision } from "../../server/receipts/pack-decision.ts";
import type { TeamSnapshot } from "../../server/receipts/team-snapshot.ts";
import { anyInputs, aUsualDecision } from "./a-decision.ts";

/** As the database gives a value back. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function packAndUnpack(decision: Decision): Decision {
  const { strategy, params, team, people, lead } = decision.inputs;
  const snapshot: TeamSnapshot = { ...team, people };
  return unpackDecision({
    packed: stored(packDecision(decision)),
    by: stored({ strategy, params }),
    team: stored(snapshot),
    lead: stored(lead),
  });
}

/** Of what people have to do only what was decided by is kept. */
function asKept(decision: Decision): Decision {
  const { inputs, members } = decision;
  const people = new Map(inputs.people.map((person) => [person.id, person]));
  const loads = members.map((member, place) => {
    const load = inputs.loads[place];
    return load
      ? decidingLoad(people.get(member.personId), load, member, decidingParts(inputs.params), inputs.now)
      : null;
  });
  return { ...decision, inputs: { ...inputs, loads: loads.some((load) => load !== null) ? loads : [] } };
}

test("a decision that was packed comes back byte for byte", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const decision = decide(inputs);
      expect(canonicalJson(packAndUnpack(decision))).toBe(canonicalJson(asKept(decision)));
    }),
    { numRuns: 400 },
  );
});

test("a copied decision is packed like the one that was made", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const decision = decide(inputs);
      expect(stored(packDecision({ ...decision }))).toEqual(stored(packDecision(decision)));
    }),
  );
});

test("a decision that comes back decides the same again", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const decision = packAndUnpack(decide(inputs));
      expect(canonicalJson(decide(decision.inputs))).toBe(canonicalJson(decision));
    }),
  );
});

test.each([
  [10, false, 450],
  [200, false, 3_400],
  [10, true, 680],
  [200, true, 4_800],
])("the receipt of a team of %i, with limits: %s, takes at most %i bytes", (size, limits, most) => {
  const decision = aUsualDecision(size, { limits });
  expect(canonicalJson(packAndUnpack(decision))).toBe(canonicalJson(asKept(decision)));
  expect(JSON.stringify(packDecision(decision)).length).toBeLessThanOrEqual(most);
});

test("what was last checked on two hundred days takes hardly more in a receipt", () => {
  const decision = aUsualDecision(200, { isOld: true });
  const since = decision.members.filter(({ uncheckedSince }) => uncheckedSince !== undefined);
  expect(since.length).toBeGreaterThan(100);
  expect(canonicalJson(packAndUnpack(decision))).toBe(canonicalJson(asKept(decision)));
  expect(JSON.stringify(packDecision(decision)).length).toBeLessThanOrEqual(3_500);
});

/** As people were kept before anybody's age was known. */
function withoutAge(person: PersonFacts): PersonFacts {
  const { factsCheckedAt: age, ...before } = person;
  expect(age).toBeDefined();
  return before;
}

test("a receipt of a team that says nothing of its age decides the same again", () => {
  const { inputs } = aUsualDecision(20, { isOld: true });
  const people = inputs.people.map(withoutAge);
  const before = decide({ ...inputs, people });
  expect(canonicalJson(before)).not.toContain("uncheckedSince");
  expect(packDecision(before)).not.toHaveProperty("unchecked");
  expect(canonicalJson(decide(packAndUnpack(before).inputs))).toBe(canonicalJson(before));
});

test("a column gives its values back, few or many different ones", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(2), fc.string(), fc.constant(null)), { maxLength: 30 }), (values) => {
      expect(unpackColumn(stored(packColumn(values, (value) => value)), values.length)).toEqual(values);
    }),
  );
});

test("a column that goes along with another gives its values back, or is none", () => {
  const rows = fc.array(fc.record({ letter: fc.nat(3), value: fc.nat(1) }), { maxLength: 30 });
  fc.assert(
    fc.property(rows, fc.option(fc.nat(29)), (given, apart) => {
      const column = stored(packColumn(given, ({ letter }) => letter));
      const values = given.map(({ value }) => value);
      const along = packAlong(column, values, apart);
      if (along) expect(unpackAlong(stored(along), column, given.length, apart)).toEqual(values);
      else expect(new Set(given.map(({ letter, value }) => letter * 2 + value)).size).toBeGreaterThan(1);
    }),
  );
  const column = packColumn(["a", "a", "b", "b", "a", "b"], (letter) => letter);
  expect(packAlong(column, [1, 1, 2, 2, 1, 3], 5)).toEqual({ along: [1, 2], but: 3 });
  expect(packAlong(column, [1, 1, 2, 2, 1, 3], null)).toBeUndefined();
});

test("whole numbers come back from their text, up to the largest that is exact", () => {
  const number = fc.option(fc.maxSafeInteger());
  fc.assert(
    fc.property(fc.array(number, { maxLength: 20 }), (numbers) => {
      expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
    }),
  );
});
