import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Effect } from "../../../node-catalog/kit/effects.ts";
import { EXAMPLE_NOW, facts, ids, ownedBy, withPeople } from "../../../node-catalog/kit/examples.ts";
import type { Facts, TeamFacts } from "../../../node-catalog/kit/facts.ts";
import { reduce } from "../../../node-catalog/kit/reduce.ts";
import escalate from "../../../node-catalog/nodes/escalate.ts";
import { leaving, visit } from "./run-node.ts";

const config = { team: ids.team, tell: "leader", then: "next" };
const task = { id: ids.assignment, personId: ids.ann, title: "make contact", dueAt: null, state: "open" as const };
const types = (effects: readonly Effect[]) => effects.map(({ type }) => type);
const told = (effects: readonly Effect[]) => effects.filter((effect) => effect.type === "notify");

/** Ann, Bob and three more, so that a team outlasts the escalation. */
const five: Partial<TeamFacts> = {
  members: ["ann", "bob", "c", "d", "e"].map((name) => ({
    personId: name in ids ? ids[name as "ann"] : `00000000-0000-7000-8000-00000000000${name}`,
    weight: 1,
  })),
};

function withFive(world: Facts): Facts {
  return withPeople(world, Object.fromEntries(five.members!.map(({ personId }) => [personId, {}])));
}

/** Escalates again and again while nobody reacts, as the loop of the main job does. */
function untilItStops(world: Facts, atMost?: number): { given: string[]; last: string; tolds: number[] } {
  const given: string[] = [];
  const tolds: number[] = [];
  for (let visits = 1; visits < 20; visits++) {
    const { exit, effects } = leaving(
      visit(escalate, { ...config, ...(atMost && { atMost }) }, world, { seed: `${visits}` }),
    );
    tolds.push(told(effects).length);
    effects.forEach((effect, ordinal) => {
      const id = `00000000-0000-7000-8000-0000000${visits}00${ordinal}a`;
      world = reduce(world, { ...effect, id, runId: ids.run, nodeId: "n", visit: visits, ordinal, at: EXAMPLE_NOW });
    });
    if (exit !== "assigned") return { given, last: exit, tolds };
    given.push(world.subject.assignments.at(-1)!.personId);
  }
  throw new Error("it never ended");
}

describe("the next person", () => {
  test("is never one who had the lead, and the leader hears who did not react and who has it", () => {
    const { exit, effects, because } = leaving(visit(escalate, config, facts({ assignments: [ownedBy(ids.ann)] })));
    expect(exit).toBe("assigned");
    expect(because).toMatchObject({ code: "not-reached", previous: ids.ann, person: ids.bob });
    expect(told(effects)).toEqual([
      {
        type: "notify",
        to: [ids.lena],
        text: "Ann did not reach Mia Muster in time. Bob has the lead now.",
        alarm: true,
      },
    ]);
  });

  test("gets it as theirs, the old task closes as moved, and the pick costs a turn", () => {
    const world = facts({ assignments: [ownedBy(ids.ann)], subject: { openTasks: [task] } });
    const { effects } = leaving(visit(escalate, config, world));
    expect(types(effects)).toEqual(["notify", "moveTasks", "assign"]);
    expect(effects[2]).toMatchObject({ mode: "assign", personId: ids.bob, credits: [0, 0] });
  });

  test("is one of three at most, then comes the waiting list: the leader is told once per hand-over", () => {
    const world = withFive(facts({ assignments: [ownedBy(ids.ann)], team: five }));
    const { given, last, tolds } = untilItStops(world);
    expect(given).toHaveLength(2);
    expect(new Set([ids.ann, ...given]).size).toBe(3);
    expect(last).toBe("waiting-list");
    // The last hand-over is told by the alarm of the waiting list itself.
    expect(tolds).toEqual([1, 1, 0]);
  });

  test("is everybody in turn when the flow allows more than there are", () => {
    const world = withFive(facts({ assignments: [ownedBy(ids.ann)], team: five }));
    const { given, last } = untilItStops(world, 20);
    expect(new Set([ids.ann, ...given]).size).toBe(5);
    expect(last).toBe("waiting-list");
  });

  test("is not somebody to whom it was given by hand", () => {
    const byHand = ownedBy(ids.bob, { runId: null });
    const world = facts({ assignments: [ownedBy(ids.ann, { state: "released" }), byHand] });
    expect(leaving(visit(escalate, config, world)).because).toMatchObject({ code: "nobody-left" });
  });

  test("may have had this lead in another run, long ago", () => {
    const other = ownedBy(ids.bob, { id: ids.flow, runId: ids.flow, state: "released" });
    const world = facts({ assignments: [other, ownedBy(ids.ann)] });
    expect(leaving(visit(escalate, config, world)).because).toMatchObject({ person: ids.bob });
  });

  test.each([
    ["declined", "passed-on", "Ann passed on Mia Muster."],
    ["expired", "not-answered", "Ann did not answer in time about Mia Muster."],
    ["released", "taken-back", "Mia Muster was taken back from Ann."],
  ] as const)("hears what happened before: %s", (state, code, sentence) => {
    const { because, effects } = leaving(
      visit(escalate, config, facts({ assignments: [ownedBy(ids.ann, { state })] })),
    );
    expect(because).toMatchObject({ code, previous: ids.ann });
    expect(told(effects)[0]).toMatchObject({ text: `${sentence} Bob has the lead now.` });
  });
});

describe("the waiting list", () => {
  test("is where it goes when everybody else is away, with an alarm to the leader and a receipt", () => {
    const { exit, effects, decision } = leaving(
      visit(escalate, config, facts({ assignments: [ownedBy(ids.ann)], away: ["bob"] })),
    );
    expect(exit).toBe("waiting-list");
    expect(effects).toEqual([
      { type: "joinWaitingList", teamId: ids.team, alarm: [ids.lena], because: expect.anything() },
    ]);
    expect(decision?.members.map(({ reason }) => reason)).toEqual(["already-tried", "away"]);
  });

  test("alarms managers and admins when the team has no leader", () => {
    const world = facts({ assignments: [ownedBy(ids.ann)], team: { leaderId: null } });
    const { effects } = leaving(visit(escalate, { ...config, then: "queue" }, world));
    expect(effects.at(-1)).toMatchObject({ type: "joinWaitingList", alarm: [ids.lena] });
  });

  test("tells others than those it alarms", () => {
    const world = facts({ assignments: [ownedBy(ids.ann)] });
    const roles = { admin: [ids.lena], manager: [ids.lena, ids.bob] };
    const shared = { ...world.shared, workspace: { ...world.shared.workspace, roles } };
    const outcome = visit(escalate, { ...config, tell: "manager", then: "queue" }, { ...world, shared });
    expect(told(leaving(outcome).effects)).toMatchObject([{ to: [ids.bob] }]);
  });
});

test("staying changes nothing but what the leader knows", () => {
  const world = facts({ assignments: [ownedBy(ids.ann)], subject: { openTasks: [task] } });
  const { exit, effects } = leaving(visit(escalate, { ...config, then: "stay" }, world));
  expect(exit).toBe("stayed");
  expect(types(effects)).toEqual(["notify"]);
  expect(leaving(visit(escalate, { ...config, tell: "nobody", then: "stay" }, world)).effects).toEqual([]);
});

test("whoever had it, in whatever state, an escalation never gives it back to them", () => {
  const members = five.members!.map(({ personId }) => personId);
  const had = fc.array(
    fc.record({
      personId: fc.constantFrom(...members),
      state: fc.constantFrom("declined", "expired", "released"),
      runId: fc.constantFrom(ids.run, null),
    }),
    { maxLength: 6 },
  );
  const owner = fc.option(fc.constantFrom(...members));
  fc.assert(
    fc.property(had, owner, fc.integer({ min: 1, max: 6 }), fc.string(), (past, current, atMost, seed) => {
      const assignments = [
        ...past.map((one, index) => ownedBy(one.personId, { ...one, id: `past ${index}` })),
        ...(current ? [ownedBy(current)] : []),
      ];
      const world = withFive(facts({ assignments, team: five }));
      const { exit, effects } = leaving(visit(escalate, { ...config, atMost }, world, { seed }));
      const tried = new Set(assignments.map(({ personId }) => personId));
      const given = effects.flatMap((effect) => (effect.type === "assign" ? [effect.personId] : []));
      expect(given.filter((id) => tried.has(id))).toEqual([]);
      expect(given).toHaveLength(tried.size < Math.min(atMost, members.length) ? 1 : 0);
      expect(exit).toBe(given.length === 1 ? "assigned" : "waiting-list");
    }),
  );
});
