import fc from "fast-check";
import { expect, test } from "vitest";
import { decidingLoad, decidingParts } from "../../../node-catalog/assignment/deciding-load.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { anyInputs } from "../../receipts/a-decision.ts";

test("what is left of a load decides the same as all of it", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { inputs: _, ...whole } = decide(inputs);
      const people = new Map(inputs.people.map((person) => [person.id, person]));
      const loads = whole.members.map((member, place) => {
        const load = inputs.loads[place];
        return load
          ? decidingLoad(people.get(member.personId), load, member, decidingParts(inputs.params), inputs.now)
          : null;
      });
      const { inputs: __, ...less } = decide({ ...inputs, loads });
      expect(less).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});
