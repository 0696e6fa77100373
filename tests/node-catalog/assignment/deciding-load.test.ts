import fc from "fast-check";
import { expect, test } from "vitest";
import { decidingLoad } from "../../../node-catalog/assignment/deciding-load.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { anyInputs } from "../../receipts/a-decision.ts";

test("what is left of a load decides the same as all of it", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const loads = Object.fromEntries(
        inputs.people
          .filter(({ id }) => inputs.loads[id])
          .map((person) => [person.id, decidingLoad(person, inputs.loads[person.id]!, inputs)]),
      );
      const { inputs: _, ...whole } = decide(inputs);
      const { inputs: __, ...less } = decide({ ...inputs, loads });
      expect(less).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});
