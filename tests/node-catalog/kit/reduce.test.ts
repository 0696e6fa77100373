import { describe, expect, test } from "vitest";
import type { Effect } from "../../../node-catalog/kit/effects.ts";
import { aLead, EXAMPLE_NOW, facts, ids, ownedBy } from "../../../node-catalog/kit/examples.ts";
import type { Facts } from "../../../node-catalog/kit/facts.ts";
import { reduce, setLead } from "../../../node-catalog/kit/reduce.ts";
import { viewFacts } from "../../../node-catalog/kit/view-facts.ts";

const because = { code: "test" };
const after = (world: Facts, effect: Effect): Facts =>
  reduce(world, { ...effect, id: ids.flow, runId: ids.run, nodeId: "n", visit: 3, ordinal: 0, at: EXAMPLE_NOW });
const assign = (mode: "assign" | "offer"): Effect => ({
  type: "assign",
  personId: ids.bob,
  teamId: ids.team,
  mode,
  credits: [5, -5],
  because,
});
const states = ({ subject }: Facts) => subject.assignments.map(({ state }) => state);

describe("a lead that is given to somebody", () => {
  test("is theirs; who had it before is released, and the pick costs a turn", () => {
    const next = after(
      facts({ assignments: [ownedBy(ids.ann)], subject: { waitingList: ids.team } }),
      assign("assign"),
    );
    expect(states(next)).toEqual(["released", "owned"]);
    expect(next.subject).toMatchObject({ status: "assigned", waitingList: null });
    expect(next.shared.teams[ids.team]).toMatchObject({
      credits: [5, -5],
      lastPickedAt: [null, EXAMPLE_NOW],
    });
    expect(viewFacts(next).current).toMatchObject({ id: ids.flow, personId: ids.bob, runId: ids.run });
  });

  test("is nobody's while it is offered", () => {
    const next = after(facts(), assign("offer"));
    expect([states(next), next.subject.status]).toEqual([["offered"], "new"]);
  });
});

test("a released assignment ends in the state that the effect says, and nobody has the lead", () => {
  const offer = facts({ assignments: [ownedBy(ids.ann, { state: "offered" })] });
  const next = after(offer, { type: "release", assignmentId: ids.assignment, state: "expired", because });
  expect([states(next), next.subject.status, viewFacts(next).current]).toEqual([["expired"], "new", undefined]);
});

test("the waiting list takes the lead from its owner", () => {
  const owned = facts({ assignments: [ownedBy(ids.ann)] });
  const next = after(owned, { type: "joinWaitingList", teamId: ids.team, alarm: [], because });
  expect(states(next)).toEqual(["released"]);
  expect(next.subject).toMatchObject({ status: "waiting-list", waitingList: ids.team });
});

test("a task is open until it is moved", () => {
  const open = after(facts(), { type: "createTask", personId: ids.ann, title: "call", dueAt: null });
  expect(open.subject.openTasks).toMatchObject([{ id: ids.flow, state: "open" }]);
  expect(after(open, { type: "moveTasks" }).subject.openTasks).toEqual([]);
});

test("filling in writes columns by name and everything else as an own field; null empties", () => {
  const lead = setLead(aLead, { product: null, country: "AT", employees: 5 });
  expect(lead).toMatchObject({ product: null, country: "AT", fields: { employees: 5 } });
  expect(setLead(lead, { employees: null }).fields).toEqual({});
});

test("a column and an own field of one name are told apart", () => {
  const both = setLead(aLead, { companySize: 250, "fields.companySize": "51-200" });
  expect(both).toMatchObject({ companySize: 250, fields: { companySize: "51-200" } });
  expect(setLead(both, { "fields.companySize": null })).toMatchObject({ companySize: 250, fields: {} });
  expect(setLead(both, { companySize: null })).toMatchObject({ companySize: null, fields: both.fields });
});

test("what is no size of a company stays an own field, as it was before there was a column", () => {
  const written = setLead(aLead, { companySize: "51-200" });
  expect(written).toMatchObject({ companySize: aLead.companySize, fields: { companySize: "51-200" } });
  for (const companySize of [12.5, 0]) {
    expect(setLead(aLead, { companySize })).toMatchObject({ companySize: aLead.companySize, fields: { companySize } });
  }
});

test("messages and deals change nothing that a decision knows", () => {
  const world = facts();
  expect(after(world, { type: "notify", to: [ids.ann], text: "hello", alarm: false })).toBe(world);
  expect(after(world, { type: "createDeal", title: "deal", value: 1, stage: "New" })).toBe(world);
});
