import { describe, expect, test } from "vitest";
import { EXAMPLE_NOW, facts, ids, ownedBy, withPeople } from "../../../node-catalog/kit/examples.ts";
import type { Facts } from "../../../node-catalog/kit/facts.ts";
import { HOUR, MINUTE } from "../../../node-catalog/kit/time.ts";
import wait from "../../../node-catalog/nodes/wait.ts";
import waitForAcceptance from "../../../node-catalog/nodes/wait-for-acceptance.ts";
import waitForContact from "../../../node-catalog/nodes/wait-for-contact.ts";
import { leaving, visit, waiting } from "./run-node.ts";

const owned = facts({ assignments: [ownedBy(ids.ann)] });
const offered = facts({ assignments: [ownedBy(ids.ann, { state: "offered" })] });
const at = (kind: string) => ({ kind, at: EXAMPLE_NOW });

/** Ann works until 09:10 today and from 09:00 tomorrow. */
function withHours(world: Facts): Facts {
  const openIntervals = [
    [EXAMPLE_NOW - HOUR, EXAMPLE_NOW + 10 * MINUTE],
    [EXAMPLE_NOW + 24 * HOUR, EXAMPLE_NOW + 32 * HOUR],
  ] as const;
  return withPeople(world, { [ids.ann]: { openIntervals } });
}

describe("waiting until reached", () => {
  test("watches the assignment that is now, up to its deadline", () => {
    expect(visit(waitForContact, { within: "PT15M" }, owned)).toMatchObject({
      for: "contact",
      subject: ids.assignment,
      until: EXAMPLE_NOW + 15 * MINUTE,
      exits: { reached: "reached", declined: "declined", timeout: "timeout" },
    });
  });

  test("counts working time by the hours of whoever has the lead", () => {
    const config = { within: "PT15M", counts: "working-time" };
    expect(waiting(visit(waitForContact, config, withHours(owned))).until).toBe(EXAMPLE_NOW + 24 * HOUR + 5 * MINUTE);
    expect(waiting(visit(waitForContact, config, owned)).until).toBe(EXAMPLE_NOW + 15 * MINUTE);
  });

  test("begins anew for whoever got the lead by hand", () => {
    const next = ownedBy(ids.bob, { id: ids.flow, runId: null });
    const world = facts({ assignments: [ownedBy(ids.ann, { state: "released" }), next] });
    const outcome = visit(waitForContact, { within: "PT15M" }, world, {
      event: at("reassigned"),
      now: EXAMPLE_NOW + HOUR,
    });
    expect(outcome).toMatchObject({
      subject: ids.flow,
      until: EXAMPLE_NOW + HOUR + 15 * MINUTE,
      because: { person: ids.bob },
    });
  });

  test.each(["released", "queued"])("ends as passed on when the lead was %s by hand", (kind) => {
    const world = facts({ assignments: [ownedBy(ids.ann, { state: "released" })] });
    expect(visit(waitForContact, { within: "PT15M" }, world, { event: at(kind) })).toMatchObject({ exit: "declined" });
  });

  test("stops where nobody has the lead, and where it is only offered", () => {
    for (const world of [facts(), offered]) {
      expect(() => visit(waitForContact, { within: "PT15M" }, world)).toThrow(
        expect.objectContaining({ kind: "stop" }),
      );
    }
  });
});

describe("waiting until accepted", () => {
  test("ends the offer when the time is over", () => {
    const { exit, effects } = leaving(visit(waitForAcceptance, { within: "PT5M" }, offered, { event: at("timeout") }));
    expect(exit).toBe("timeout");
    expect(effects).toMatchObject([{ type: "release", assignmentId: ids.assignment, state: "expired" }]);
  });

  test("leaves the time-out to `resume`, because the offer has to end with it", () => {
    expect(waiting(visit(waitForAcceptance, {}, offered)).exits).toEqual({
      accepted: "accepted",
      declined: "declined",
    });
  });

  test("does not wait for somebody who has the lead already", () => {
    expect(leaving(visit(waitForAcceptance, {}, owned))).toMatchObject({ exit: "accepted", effects: [] });
  });

  test("ends as accepted when the lead was given to somebody by hand meanwhile", () => {
    expect(visit(waitForAcceptance, {}, owned, { event: at("reassigned") })).toMatchObject({ exit: "accepted" });
  });

  test("never takes a lead from an owner when an old deadline comes late", () => {
    expect(leaving(visit(waitForAcceptance, {}, owned, { event: at("timeout") }))).toMatchObject({
      exit: "accepted",
      effects: [],
    });
  });

  test("stops where nothing is offered", () => {
    expect(() => visit(waitForAcceptance, {}, facts())).toThrow(expect.objectContaining({ code: "nothing-offered" }));
  });
});

describe("waiting for a time", () => {
  test("takes a length or a time of day, in the company's zone unless another is named", () => {
    expect(waiting(visit(wait, { for: "PT2H" }, facts())).until).toBe(EXAMPLE_NOW + 2 * HOUR);
    expect(waiting(visit(wait, { until: "12:00" }, facts())).until).toBe(Date.UTC(2026, 2, 2, 11));
    expect(waiting(visit(wait, { until: "12:00", timeZone: "UTC" }, facts())).until).toBe(Date.UTC(2026, 2, 2, 12));
  });

  test.each([{}, { for: "PT1H", until: "12:00" }])("needs one of both", (config) => {
    expect(wait.check!(wait.config.parse(config), { fields: [] })).toMatchObject([{ mend: "Choose how long to wait" }]);
  });
});
