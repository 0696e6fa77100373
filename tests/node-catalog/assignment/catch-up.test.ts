import { describe, expect, test } from "vitest";
import {
  CATCH_UP_MOST,
  type Counted,
  countMissed,
  extraTurns,
  makeUp,
  type Missed,
  USUAL_PER_EXTRA,
} from "../../../node-catalog/assignment/catch-up.ts";
import { ONE_LEAD } from "../../../node-catalog/assignment/ledger.ts";

const HALF = ONE_LEAD / 2;

/** A lead that was handed out in a team of three with equal shares; `reasons` says why somebody could not have it. */
function aLead(reasons: Readonly<Record<string, string>> = {}, gained = ONE_LEAD): Counted[] {
  const people = ["ann", "bob", "cem"];
  const there = people.filter((id) => !reasons[id]);
  return people.map((personId) => ({
    personId,
    eligible: !reasons[personId],
    reason: reasons[personId] ?? "eligible",
    weight: 1,
    gained: reasons[personId] ? 0 : Math.floor(gained / there.length),
  }));
}

const after = (leads: readonly (readonly Counted[])[], before: Missed = {}): Missed =>
  leads.reduce(countMissed, before);
const times = (count: number, lead: readonly Counted[]) => Array.from({ length: count }, () => lead);

describe("what is missed", () => {
  test.each(["away", "holiday", "day-off"])(
    "while %s: the share they would have had beside those who were there",
    (why) => {
      expect(after(times(6, aLead({ ann: why })))["ann"]!.owed).toBe(2 * 999_999);
    },
  );

  test.each(["out-of-hours", "language", "already-tried", "limit-day", "no-share"])("is nothing while %s", (why) => {
    expect(after(times(6, aLead({ ann: why })))).toEqual({});
  });

  test("is nothing of a lead that cost no turn", () => {
    expect(after([aLead({ ann: "away" }, 0)])).toEqual({});
  });

  test("is never more than ten turns, however long the absence", () => {
    expect(after(times(500, aLead({ ann: "away" })))["ann"]!.owed).toBe(CATCH_UP_MOST);
  });
});

describe("extra turns", () => {
  const owing = (owed: number, usual = 0): Missed => ({ ann: { owed, usual } });

  test("come one at a time, after two usual turns each", () => {
    let missed = owing(2 * ONE_LEAD);
    const given: number[] = [];
    for (let lead = 1; lead <= 20; lead++) {
      missed = countMissed(missed, aLead());
      const { turns, left } = extraTurns(missed, aLead());
      missed = left;
      if (turns.length > 0) given.push(lead);
    }
    expect(given).toEqual([7, 14]);
    expect(missed).toEqual({});
  });

  test("do not gather while nobody looks: a thousand leads later it is still one", () => {
    const missed = after(times(1000, aLead()), owing(5 * ONE_LEAD));
    const { turns, left } = extraTurns(missed, aLead());
    expect(turns).toEqual([{ personId: "ann", amount: ONE_LEAD }]);
    expect(left).toEqual(owing(4 * ONE_LEAD));
  });

  test("give what is left where that is less than a turn", () => {
    expect(extraTurns(owing(HALF, USUAL_PER_EXTRA), aLead())).toMatchObject({
      turns: [{ personId: "ann", amount: HALF }],
      left: {},
    });
  });

  test("begin anew when somebody goes away again", () => {
    const missed = after([...times(5, aLead()), aLead({ ann: "away" })], owing(ONE_LEAD));
    expect(missed["ann"]!.usual).toBe(0);
  });

  test("are paid by the others who are there, not by those who are away themselves", () => {
    const lead = aLead({ cem: "holiday" });
    const { turns, payers } = extraTurns(owing(ONE_LEAD, USUAL_PER_EXTRA), lead);
    expect(makeUp({}, turns[0]!, payers)).toEqual({ ann: ONE_LEAD, bob: -ONE_LEAD });
  });

  test("wait while nobody else is there to pay", () => {
    const missed = owing(ONE_LEAD, USUAL_PER_EXTRA);
    expect(extraTurns(missed, aLead({ bob: "away", cem: "away" }))).toMatchObject({ turns: [], left: missed });
  });
});
