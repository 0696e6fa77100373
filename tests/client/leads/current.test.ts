import { describe, expect, test } from "vitest";
import { currentAssignment, deadlineOf, openTasks } from "../../../client/leads/current.ts";
import { callWay, firstName, outcomesOf, writeWays } from "../../../client/leads/reach.ts";
import type { LeadDetail } from "../../../server/leads/contract.ts";

const UNTIL = "2026-03-02T09:15:00.000Z";
const LATER = "2026-03-02T16:00:00.000Z";

function aLead(lead: object): LeadDetail {
  const assignments = [
    { id: "old", state: "released" },
    { id: "mine", state: "owned" },
  ];
  return { status: "assigned", assignments, runs: [], tasks: [], ...lead } as unknown as LeadDetail;
}
const aRun = (waitingFor: object | null) => ({ waitingFor });
const aTask = (title: string, dueAt: string | null, state = "open") => ({ title, dueAt, state });

describe("what must happen by when", () => {
  test("is what the flow waits for from whoever has it now", () => {
    const runs = [
      aRun(null),
      aRun({ kind: "contact", subject: "old", until: LATER }),
      aRun({ kind: "contact", subject: "mine", until: UNTIL }),
    ];
    expect(deadlineOf(aLead({ runs }))).toEqual({ until: UNTIL, words: "Make contact", isContact: true });
  });

  test("of an offer is to answer", () => {
    const runs = [aRun({ kind: "acceptance", subject: "mine", until: UNTIL })];
    expect(deadlineOf(aLead({ runs }))).toEqual({ until: UNTIL, words: "Answer", isContact: false });
  });

  test("is the next task when no flow waits", () => {
    const tasks = [aTask("later", LATER), aTask("first", UNTIL), aTask("done", UNTIL, "done"), aTask("some day", null)];
    const lead = aLead({ tasks });
    expect(deadlineOf(lead)).toEqual({ until: UNTIL, words: "first", isContact: false });
    expect(openTasks(lead).map(({ title }) => title)).toEqual(["first", "later", "some day"]);
  });

  test("is nothing for a closed lead, or one that nobody has", () => {
    const tasks = [aTask("call", UNTIL)];
    expect(deadlineOf(aLead({ tasks, status: "closed" }))).toBeUndefined();
    expect(deadlineOf(aLead({ tasks, assignments: [{ id: "old", state: "declined" }] }))).toBeUndefined();
  });
});

test("the one who has it is whoever it is offered to or owned by", () => {
  expect(currentAssignment(aLead({}))).toMatchObject({ id: "mine" });
  expect(currentAssignment(aLead({ assignments: [{ id: "asked", state: "offered" }] }))).toMatchObject({ id: "asked" });
});

test("links dial and write with the number as machines read it", () => {
  const lead = { name: "Lukas Brandt", phone: "+49 (30) 231-25", email: "l.brandt@example.org" };
  expect(callWay(lead)).toMatchObject({ href: "tel:+493023125", address: "+49 (30) 231-25" });
  expect(writeWays(lead).map(({ href }) => href)).toEqual([
    "mailto:l.brandt@example.org",
    "sms:+493023125",
    "https://wa.me/493023125",
  ]);
  expect(callWay({ ...lead, phone: null })).toBeNull();
  expect(writeWays({ ...lead, phone: null, email: null })).toEqual([]);
});

test("every way of contact can end in “reached”, which alone stops the clock", () => {
  for (const channel of ["call", "email", "sms", "whatsapp", "other"] as const) {
    const outcomes = outcomesOf(channel).map(({ outcome }) => outcome);
    expect(outcomes).toContain("reached");
    expect(new Set(outcomes).size).toBe(outcomes.length);
  }
});

test("people are called by their first name", () => {
  expect([firstName("Lukas Brandt"), firstName("  Cher "), firstName("")]).toEqual(["Lukas", "Cher", ""]);
});
