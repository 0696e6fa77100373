import fc from "fast-check";
import { expect, test } from "vitest";
import { burst, type Burst } from "../../engine/burst.ts";
import type { RunState } from "../../engine/run-state.ts";
import { heardBy } from "../../engine/visit.ts";
import { burstBatch } from "../../engine/burst-batch.ts";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { derivedId } from "../../engine/ids.ts";
import type { Program } from "../../engine/program.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { EXAMPLE_NOW, facts as someFacts, ids } from "../../node-catalog/kit/examples.ts";
import type { Facts } from "../../node-catalog/kit/facts.ts";
import type { WaitEvent } from "../../node-catalog/kit/outcome.ts";
import { HOUR } from "../../node-catalog/kit/time.ts";
import { catalog } from "./support/a-world.ts";
import { aProgram } from "./support/random-programs.ts";

const stateOf = (program: Program, change: Partial<RunState> = {}): RunState => ({
  id: ids.run,
  programId: "program",
  flowId: ids.flow,
  version: 1,
  subjectId: ids.lead,
  status: "ready",
  nodeId: program.start,
  visit: 0,
  seq: 0,
  event: null,
  attempts: 0,
  ...change,
});

const EVENTS = ["timeout", "reached", "declined", "accepted", "reassigned", "released", "result", "failed"];
const aWorld = fc
  .record({
    language: fc.constantFrom("de", "fr", null),
    value: fc.constantFrom(null, 100, 9_000),
    away: fc.subarray(["ann", "bob", "lena"] as const),
  })
  .map(({ away, ...lead }) => someFacts({ lead, away }));

interface Journey {
  readonly bursts: readonly Burst[];
  readonly error: unknown;
}

/** Drives a run until it ends or stops, or has been woken by each of the given events. */
function travel(program: Program, world: Facts, events: readonly string[]): Journey {
  const bursts: Burst[] = [];
  let run = stateOf(program);
  let facts = world;
  let now = EXAMPLE_NOW;
  const left = [...events];
  try {
    for (;;) {
      const done = burst({ program, catalog, run, facts, now });
      bursts.push(done);
      facts = done.facts;
      const kind = left.shift();
      if (done.run.status !== "waiting" || kind === undefined) return { bursts, error: null };
      now = kind === "timeout" ? Math.max(now, done.wait!.until ?? now) : now + 1_000;
      run = { ...done.run, status: "ready", event: heardBy(done.wait!, eventOf(kind, done, now)) };
    }
  } catch (error) {
    return { bursts, error };
  }
}

function eventOf(kind: string, { call }: Burst, at: number): WaitEvent {
  const data = { exit: "ok", set: { value: 7 }, because: { code: "answered", status: 200 } };
  return { kind: call && kind !== "failed" ? "result" : kind, at, by: ids.ann, data };
}

const aJourney = fc.record({
  program: aProgram,
  world: aWorld,
  events: fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 }),
});

test("every run of every program ends, waits, asks for a team or stops with a reason", () => {
  fc.assert(
    fc.property(aJourney, ({ program, world, events }) => {
      const { bursts, error } = travel(program, world, events);
      if (error !== null) expect(error).toBeInstanceOf(AppError);
      for (const { run, wait, needsTeam } of bursts) {
        if (run.status === "waiting") expect(wait).toMatchObject({ nodeId: run.nodeId });
        else expect([run.status === "done", needsTeam !== null]).toContain(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("steps are numbered without a gap, visits only grow, and each id is made once", () => {
  fc.assert(
    fc.property(aJourney, ({ program, world, events }) => {
      const { bursts } = travel(program, world, events);
      const steps = bursts.flatMap((one) => one.steps);
      expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
      expect(steps.map(({ visit }) => visit)).toEqual(steps.map(({ visit }) => visit).toSorted((a, b) => a - b));
      const made = bursts.flatMap(({ effects, wait, call, decisions }) => [
        ...effects.map(({ id }) => id),
        ...decisions.map(({ id }) => id),
        ...(wait ? [wait.id] : []),
        ...(call ? [call.id] : []),
      ]);
      expect(new Set(made).size).toBe(made.length);
    }),
    { numRuns: 200 },
  );
});

test("the same input gives the same output, byte for byte, and leaves the input as it was", () => {
  fc.assert(
    fc.property(aJourney, ({ program, world, events }) => {
      const before = canonicalJson(world);
      const [once, again] = [travel(program, world, events), travel(program, structuredClone(world), events)];
      expect(canonicalJson(again.bursts)).toBe(canonicalJson(once.bursts));
      expect(canonicalJson(world)).toBe(before);
    }),
    { numRuns: 200 },
  );
});

test("at most one person has the lead at any time, whatever the program does", () => {
  fc.assert(
    fc.property(aJourney, ({ program, world, events }) => {
      for (const { facts } of travel(program, world, events).bursts) {
        const open = facts.subject.assignments.filter(({ state }) => state === "offered" || state === "owned");
        expect(open.length).toBeLessThanOrEqual(1);
        if (facts.subject.status === "assigned") expect(open).toMatchObject([{ state: "owned" }]);
        if (facts.subject.waitingList) expect([open, facts.subject.status]).toEqual([[], "waiting-list"]);
      }
    }),
    { numRuns: 200 },
  );
});

test("a batch is the same as its runs one after the other; one that fails leaves nothing of itself behind", () => {
  const aBatch = fc.array(fc.record({ program: aProgram, world: aWorld }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(aBatch, (members) => {
      const { shared } = members[0]!.world;
      const programs = new Map(members.map(({ program }, index) => [`p${index}`, program]));
      const subjects = new Map(
        members.map(({ world: { subject } }, index) => {
          const id = derivedId("lead", index);
          return [id, { ...subject, lead: { ...subject.lead, id } }];
        }),
      );
      const runs = members.map(({ program }, index) => {
        const change = { id: derivedId("run", index), subjectId: derivedId("lead", index), programId: `p${index}` };
        return { state: stateOf(program, change), needs: [], expired: null };
      });
      const batch = { runs, subjects, accounts: {}, programs, pending: new Map(), now: EXAMPLE_NOW, isNew: false };

      const together = burstBatch(catalog, batch, shared);
      let facts = shared;
      const alone = runs.map((run) => {
        const one = burstBatch(catalog, { ...batch, runs: [run] }, facts);
        facts = one.facts;
        return one.results[0];
      });

      expect(canonicalJson(together.results)).toBe(canonicalJson(alone));
      expect(canonicalJson(together.facts)).toBe(canonicalJson(facts));
      const { credits } = together.facts.teams[ids.team]!;
      expect(credits.reduce((sum, credit) => sum + credit, 0)).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test("a circle that never waits is stopped, and says what to do", () => {
  const program: Program = {
    format: 1,
    start: "a",
    nodes: { a: { type: "create-deal", version: 1, config: { title: "Deal", stage: "New" }, exits: { done: "a" } } },
  };
  const { error } = travel(program, someFacts(), []);
  expect(error).toMatchObject({ kind: "stop", code: "too-many-steps" });
});

test("a run that has seen 10,000 steps is stopped", () => {
  const end: Program = { format: 1, start: "a", nodes: { a: { type: "end", version: 1, config: {}, exits: {} } } };
  const run = stateOf(end, { visit: 10_000 });
  expect(() => burst({ program: end, catalog, run, facts: someFacts(), now: EXAMPLE_NOW + HOUR })).toThrow(
    expect.objectContaining({ code: "too-many-steps" }),
  );
});
