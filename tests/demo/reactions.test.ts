import { expect, test } from "vitest";
import { type DemoAssignment, nextReaction } from "../../server/demo/reactions.ts";

/** Somebody's lead whose reaction is drawn as `chance`, between 0 and 1. */
function aLead(chance: number, change: Partial<DemoAssignment> = {}): DemoAssignment {
  const digits = Math.floor(chance * 0x1000000)
    .toString(16)
    .padStart(6, "0");
  const id = `00000000-0000-8000-8000-000000${digits}`;
  return { id, at: 0, isAccepted: false, hasTried: false, isReached: false, ...change };
}

const after = (seconds: number) => seconds * 1000;

test("some never react, so that the lead escalates", () => {
  expect(nextReaction(aLead(0.1), after(10_000))).toBeUndefined();
});

test("some pass it on within the minute, with a reason", () => {
  expect(nextReaction(aLead(0.2), after(5))).toBeUndefined();
  expect(nextReaction(aLead(0.2), after(15))).toEqual({ do: "decline", reason: expect.any(String) });
});

test("most accept, and reach the customer before the minute is over", () => {
  for (const chance of [0.5, 0.75, 0.99]) {
    expect(nextReaction(aLead(chance), after(3))).toBeUndefined();
    expect(nextReaction(aLead(chance), after(16))).toEqual({ do: "accept" });
    expect(nextReaction(aLead(chance, { isAccepted: true }), after(20))).toBeUndefined();
    expect(nextReaction(aLead(chance, { isAccepted: true }), after(50))).toEqual({ do: "contact", outcome: "reached" });
  }
});

test("some reach nobody the first time and call again", () => {
  const lead = aLead(0.3, { isAccepted: true });
  expect(nextReaction(lead, after(25))).toEqual({ do: "contact", outcome: "noAnswer" });
  expect(nextReaction({ ...lead, hasTried: true }, after(40))).toEqual({ do: "contact", outcome: "reached" });
});

test("a lead that was reached is closed in the end", () => {
  const lead = aLead(0.5, { isAccepted: true, isReached: true });
  expect(nextReaction(lead, after(60))).toBeUndefined();
  expect(nextReaction(lead, after(200))).toEqual({ do: "close", reason: expect.any(String) });
});
