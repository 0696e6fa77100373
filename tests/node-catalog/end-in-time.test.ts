import { expect, test } from "vitest";
import { endInTime } from "../../node-catalog/end-in-time.ts";
import type { NodeType } from "../../node-catalog/kit/define-node.ts";

/** A step type with these functions, guarded; `ended` counts those that did not come to an end. */
function guarded(functions: Record<string, (...given: never[]) => unknown>) {
  const ended: string[] = [];
  const step = endInTime(
    { kind: "decide", type: "own", title: "Own step", ...functions } as unknown as NodeType,
    (node) => ended.push(node.type),
  ) as unknown as Record<string, (...given: unknown[]) => unknown>;
  return { step, ended };
}

const stuck = expect.objectContaining({ code: "step-took-too-long", message: expect.stringContaining("“Own step”") });

test.each<[string, () => unknown]>([
  [
    "a loop",
    () => {
      for (;;);
    },
  ],
  [
    "a loop that catches everything",
    () => {
      for (;;) {
        try {
          JSON.parse("{");
        } catch {}
      }
    },
  ],
  ["a pattern that tries everything", () => /^(a+)+$/.test(`${"a".repeat(50)}!`)],
])("%s without end is ended within a second, named, and not begun again at once", (_, decide) => {
  const { step, ended } = guarded({ decide });
  const began = performance.now();
  expect(() => step["decide"]!()).toThrow(stuck);
  expect(performance.now() - began).toBeLessThan(2_000);
  const again = performance.now();
  for (let count = 0; count < 50; count++) expect(() => step["decide"]!()).toThrow(stuck);
  expect(performance.now() - again).toBeLessThan(400);
  expect(ended).toEqual(["own"]);
});

test("what comes to an end goes through unchanged: what is given, what it answers, what it throws, and `this`", () => {
  class Wanted extends Error {}
  const given = { lead: 1 };
  const { step, ended } = guarded({
    decide: (context: unknown) => context,
    needs: () => {
      throw new Wanted();
    },
    check(this: NodeType) {
      return this.title;
    },
  });
  expect(step["decide"]!(given)).toBe(given);
  expect(() => step["needs"]!()).toThrow(Wanted);
  expect(step["check"]!()).toBe("Own step");
  expect(ended).toEqual([]);
});
