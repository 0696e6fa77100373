import { expect, test } from "vitest";
import { EXAMPLE_NOW, facts, ids, ownedBy } from "../../../node-catalog/kit/examples.ts";
import createTask from "../../../node-catalog/nodes/create-task.ts";
import roundRobin from "../../../node-catalog/nodes/round-robin.ts";
import toQueue from "../../../node-catalog/nodes/to-queue.ts";
import { leaving, visit } from "./run-node.ts";

const takeTurns = { team: ids.team };

test("taking turns leaves a lead with whoever owns it, and uses up no turn", () => {
  const outcome = leaving(visit(roundRobin, takeTurns, facts({ assignments: [ownedBy(ids.bob)] })));
  expect(outcome).toMatchObject({ exit: "assigned", effects: [], because: { code: "already-owned", person: ids.bob } });
});

test.each(["declined", "expired"] as const)("taking turns never asks again who has %s it in this run", (state) => {
  for (let seed = 0; seed < 20; seed++) {
    const world = facts({ assignments: [ownedBy(ids.ann, { state })] });
    const { because } = leaving(visit(roundRobin, { ...takeTurns, mode: "offer" }, world, { seed: String(seed) }));
    expect(because).toMatchObject({ person: ids.bob });
  }
});

test("taking turns asks again who declined another lead's run", () => {
  const earlier = ownedBy(ids.ann, { state: "declined", runId: ids.flow });
  const { because } = leaving(visit(roundRobin, takeTurns, facts({ assignments: [earlier], away: ["bob"] })));
  expect(because).toMatchObject({ person: ids.ann });
});

test("an offer is an offer until somebody accepts", () => {
  const { effects } = leaving(visit(roundRobin, { ...takeTurns, mode: "offer" }, facts()));
  expect(effects).toMatchObject([{ type: "assign", mode: "offer", teamId: ids.team }]);
});

test("the receipt names every member once, with the balance before and after", () => {
  const { decision } = leaving(visit(roundRobin, takeTurns, facts({ away: ["bob"] })));
  expect(decision).toMatchObject({ chosen: ids.ann, strategy: "next-in-turn@1" });
  expect(decision!.members).toEqual([
    expect.objectContaining({ personId: ids.ann, eligible: true, gained: 1_000_000, creditAfter: 0 }),
    expect.objectContaining({ personId: ids.bob, eligible: false, reason: "away", gained: 0 }),
  ]);
});

test("a task is due from now on, and its title names the lead", () => {
  const config = { title: "call {{ lead.name }} of {{ team.name }}", dueIn: "PT15M" };
  const { effects } = leaving(visit(createTask, config, facts({ assignments: [ownedBy(ids.ann)] })));
  expect(effects).toEqual([
    { type: "createTask", personId: ids.ann, title: "call Mia Muster of Germany", dueAt: EXAMPLE_NOW + 900_000 },
  ]);
});

test("a task for whoever is responsible stops where nobody is", () => {
  const config = { title: "call", dueIn: "PT15M" };
  expect(() => visit(createTask, config, facts())).toThrow(expect.objectContaining({ kind: "stop", code: "no-owner" }));
});

test("a task for the leader stops where the team has none, and asks for the team when it is not named", () => {
  const config = { title: "call", dueIn: "PT15M", for: "leader", team: ids.team };
  const leaderless = facts({ team: { leaderId: null } });
  expect(() => visit(createTask, config, leaderless)).toThrow(expect.objectContaining({ code: "no-leader" }));
  expect(createTask.check!(createTask.config.parse({ ...config, team: undefined }), { fields: [] })).toHaveLength(1);
});

test("the waiting list takes the lead from its owner and closes the task", () => {
  const task = { id: ids.assignment, personId: ids.ann, title: "call", dueAt: null, state: "open" as const };
  const world = facts({ assignments: [ownedBy(ids.ann)], subject: { openTasks: [task] } });
  expect(leaving(visit(toQueue, takeTurns, world)).effects).toMatchObject([
    { type: "moveTasks" },
    { type: "joinWaitingList", alarm: [ids.lena] },
  ]);
});

test("the waiting list leaves a lead with whoever got it by hand, unless the flow had given it before", () => {
  const byHand = ownedBy(ids.bob, { isByHand: true });
  const kept = leaving(visit(toQueue, takeTurns, facts({ assignments: [byHand] })));
  expect(kept).toMatchObject({ exit: "done", effects: [], because: { code: "already-owned", person: ids.bob } });
  const given = ownedBy(ids.ann, { id: ids.flow, state: "released" });
  const taken = leaving(visit(toQueue, takeTurns, facts({ assignments: [given, byHand] })));
  expect(taken.effects).toMatchObject([{ type: "joinWaitingList" }]);
});

test("the waiting list alarms nobody twice", () => {
  const world = facts({ subject: { waitingList: ids.team } });
  expect(leaving(visit(toQueue, takeTurns, world)).effects).toEqual([]);
});
