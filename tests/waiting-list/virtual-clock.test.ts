import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../engine/compile.ts";
import type { Graph } from "../../engine/graph.ts";
import { type Simulated, type SimulatedAnswer, simulate } from "../../engine/simulate.ts";
import { EXAMPLE_NOW, facts, idle, ids, otherTeam } from "../../node-catalog/kit/examples.ts";
import type { Facts, PersonFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import { DAY, HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import { graph } from "../engine/support/a-world.ts";

const catalog = await loadCatalog();
const clock = "clock";

/** Sends a lead through a drawing; nobody reacts but by these answers. */
async function through(drawing: Graph, world: Facts, answers: readonly SimulatedAnswer[] = []): Promise<Simulated> {
  const teams = new Set(Object.keys(world.shared.teams));
  const known = { teams, people: new Set(Object.keys(world.shared.people)), sources: new Set<string>(), fields: [] };
  const { program, problems } = compile(drawing, { catalog, known });
  if (!program) throw new Error(problems.map(({ message }) => message).join());
  const loadTeams = async () => world.shared;
  return simulate({ program, catalog, facts: world, loadTeams, flowId: ids.flow, now: EXAMPLE_NOW, answers });
}

const way = ({ steps }: Simulated) =>
  steps.map(({ nodeId, exit, because }) => `${nodeId} ${exit ?? "…"}: ${because.code}`);
const given = ({ effects }: Simulated) => effects.flatMap((one) => (one.type === "assign" ? [one] : []));

function withPeople(world: Facts, change: Readonly<Record<string, Partial<PersonFacts>>>): Facts {
  const template = world.shared.people[ids.ann]!;
  const changed = Object.entries(change).map(([id, one]) => [
    id,
    { ...(world.shared.people[id] ?? template), id, ...one },
  ]);
  return { ...world, shared: { ...world.shared, people: { ...world.shared.people, ...Object.fromEntries(changed) } } };
}

describe("if nobody reacts", () => {
  const ladder = (order: readonly object[]) =>
    graph(
      {
        start: ["lead-captured", { sources: [] }],
        turns: ["round-robin", { team: ids.team }],
        wait: ["wait-for-contact", { within: "PT15M" }],
        ladder: ["fallback", { team: ids.team, order: order as never }],
        queue: ["to-queue", { team: ids.team }],
        end: ["end"],
      },
      [
        "start turns",
        "turns assigned wait",
        "turns nobody queue",
        "wait reached end",
        "wait declined ladder",
        "wait timeout ladder",
        "ladder reached end",
        "ladder waiting-list end",
      ],
    );
  const everything = [
    { to: "backup", within: "PT10M", counts: clock },
    { to: "leader", within: "PT20M", counts: clock },
    { to: "team", team: ids.otherTeam, within: "PT30M", counts: clock },
    { to: "nearest", teams: [ids.otherTeam, ids.team], within: "PT40M", counts: clock },
  ];
  const zoe = "00000000-0000-7000-8000-0000000000d1";

  test("it goes from one to the next in the order that is drawn, each with its own time, nobody twice", async () => {
    const members = [zoe, ids.lena].map((personId) => ({ personId, weight: 1 }));
    const other: TeamFacts = { ...otherTeam, members };
    const world = withPeople(facts({ otherTeams: [other] }), {
      [ids.ann]: { backupId: ids.bob },
      [ids.bob]: { backupId: ids.ann },
      [zoe]: { name: "Zoe" },
    });
    const simulated = await through(ladder(everything), world);
    const people = given(simulated).map(({ personId }) => personId);
    const backup = people[0] === ids.ann ? ids.bob : ids.ann;
    expect(people).toEqual([people[0], backup, ids.lena, zoe]);
    const minutes = given(simulated).map(({ at }) => (at - EXAMPLE_NOW) / MINUTE);
    expect(minutes).toEqual([0, 15, 25, 45]);
    expect(way(simulated).slice(2)).toEqual([
      "wait …: waiting",
      "wait timeout: timeout",
      "ladder …: not-reached-backup",
      "ladder …: not-reached-leader",
      "ladder …: not-reached-team",
      "ladder waiting-list: nobody-left",
      "end done: ended",
    ]);
    expect(simulated.facts.subject).toMatchObject({ status: "waiting-list", waitingList: ids.team });
  });

  test("it ends as soon as the customer was reached", async () => {
    const simulated = await through(ladder(everything), facts({ otherTeams: [otherTeam] }), [
      { nodeId: "wait", event: "declined" },
      { nodeId: "ladder", event: "reached" },
    ]);
    expect(way(simulated).slice(3)).toEqual([
      "wait declined: declined",
      "ladder …: passed-on-leader",
      "ladder reached: reached",
      "end done: ended",
    ]);
    expect(simulated.facts.subject.status).toBe("assigned");
  });

  test("whoever stands in for whom, whoever is away, in whatever order: nobody gets it twice, and it ends", async () => {
    const people = [ids.ann, ids.bob, ids.lena, zoe];
    const rung = fc.constantFrom(...everything);
    const someone = fc.constantFrom(...people, null);
    await fc.assert(
      fc.asyncProperty(
        fc.array(rung, { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ backupId: someone, isAway: fc.boolean() }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.constantFrom("declined", "timeout"), { maxLength: 8 }),
        async (order, standIns, events) => {
          const change = people.map((id, index) => {
            const { backupId, isAway } = standIns[index]!;
            return [id, { backupId, awayUntil: isAway ? EXAMPLE_NOW + DAY : null }] as const;
          });
          const world = withPeople(facts({ otherTeams: [otherTeam] }), Object.fromEntries(change));
          const answers = events.map((event) => ({ event }));
          const simulated = await through(ladder(order), world, answers);
          const holders = given(simulated).map(({ personId }) => personId);
          expect(new Set(holders).size).toBe(holders.length);
          expect(simulated.facts.subject.status).toBe("waiting-list");
          expect(simulated.status).toBe("done");
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("after hours", () => {
  const night = graph(
    {
      start: ["lead-captured", { sources: [] }],
      hours: ["after-hours", { team: ids.team }],
      turns: ["round-robin", { team: ids.team }],
      queue: ["to-queue", { team: ids.team }],
      end: ["end"],
    },
    [
      "start hours",
      "hours open turns",
      "hours handed-over end",
      "hours on-call end",
      "turns assigned end",
      "turns nobody queue",
    ],
  );
  const morning = EXAMPLE_NOW + 15 * HOUR;
  const asleep = { openIntervals: [[morning, morning + 8 * HOUR]] as const };

  test("a tried-out lead of the night is handed over in the morning, by turns", async () => {
    const world = withPeople(facts({ loads: idle }), { [ids.ann]: asleep, [ids.bob]: asleep });
    const simulated = await through(night, world);
    expect(way(simulated).slice(1)).toEqual([
      "hours …: waits-for-opening",
      "hours handed-over: handed-over",
      "end done: ended",
    ]);
    expect(given(simulated)).toMatchObject([{ at: morning, mode: "assign" }]);
    expect(simulated.decisions[0]!.decision.members.map(({ personId }) => personId)).toEqual([ids.ann, ids.bob]);
  });

  test("a holiday in the morning keeps the list closed for a day", async () => {
    const hours = [...asleep.openIntervals, [morning + DAY, morning + DAY + 8 * HOUR] as const];
    const offIntervals = [{ from: morning - HOUR, to: morning + 23 * HOUR, kind: "holiday" as const, name: "May Day" }];
    const off = { openIntervals: hours, offIntervals };
    const world = withPeople(facts({ loads: idle }), { [ids.ann]: off, [ids.bob]: off });
    expect(given(await through(night, world))).toMatchObject([{ at: morning + DAY }]);
  });

  test("who has enough to contact gets nothing more, with that reason", async () => {
    const loads = { ...idle, [ids.ann]: { ...idle[ids.ann]!, uncontacted: 3 } };
    const world = withPeople(facts({ loads }), { [ids.ann]: asleep, [ids.bob]: asleep });
    const simulated = await through(night, world);
    expect(given(simulated)).toMatchObject([{ personId: ids.bob }]);
    expect(simulated.decisions[0]!.decision.members[0]).toMatchObject({
      personId: ids.ann,
      reason: "enough-uncontacted",
      values: { count: 3, most: 3 },
    });
  });
});

describe("follow the sun", () => {
  const sun = graph(
    {
      start: ["lead-captured", { sources: [] }],
      sun: ["follow-the-sun", { teams: [ids.team, ids.otherTeam] }],
      end: ["end"],
    },
    ["start sun", "sun assigned end", "sun handed-over end"],
  );
  const from = (hours: number) => ({
    openIntervals: [[EXAMPLE_NOW + hours * HOUR, EXAMPLE_NOW + (hours + 8) * HOUR]] as const,
  });
  const world = (first: number, second: number) =>
    withPeople(facts({ loads: idle, otherTeams: [otherTeam] }), {
      [ids.ann]: from(first),
      [ids.bob]: from(first),
      [ids.lena]: from(second),
    });

  test("the first team of the order that is awake takes it", async () => {
    expect(given(await through(sun, world(-1, -1)))[0]!.teamId).toBe(ids.team);
    const second = await through(sun, world(5, -1));
    expect(given(second)).toMatchObject([{ teamId: ids.otherTeam, at: EXAMPLE_NOW }]);
    expect(second.steps[1]!.because).toMatchObject({ code: "awake-next", asleep: [ids.team] });
  });

  test("while all sleep it waits for the team that wakes first, whatever its place in the order", async () => {
    const simulated = await through(sun, world(9, 4));
    expect(way(simulated)[1]).toBe("sun …: waits-for-opening");
    expect(given(simulated)).toMatchObject([{ teamId: ids.otherTeam, at: EXAMPLE_NOW + 4 * HOUR }]);
  });

  test("when nobody is expected at all the first team's leader is told", async () => {
    const gone = { awayUntil: EXAMPLE_NOW + 30 * DAY, openIntervals: [] };
    const nobody = withPeople(world(0, 0), { [ids.ann]: gone, [ids.bob]: gone, [ids.lena]: gone });
    const { effects, status } = await through(sun, nobody);
    expect(status).toBe("waiting");
    expect(effects).toMatchObject([{ type: "joinWaitingList", teamId: ids.team, alarm: [ids.lena] }]);
  });
});

describe("manager check-in", () => {
  const checked = graph(
    {
      start: ["lead-captured", { sources: [] }],
      turns: ["round-robin", { team: ids.team }],
      ask: ["check-in", { team: ids.team }],
      queue: ["to-queue", { team: ids.team }],
      end: ["end"],
    },
    [
      "start turns",
      "turns assigned ask",
      "turns nobody queue",
      "ask reached end",
      "ask asked end",
      "ask declined queue",
    ],
  );

  test("after 48 hours without contact the leader is asked once, with the lead and who has it, and the flow goes on", async () => {
    const simulated = await through(checked, facts());
    const told = simulated.effects.flatMap((one) => (one.type === "notify" ? [one] : []));
    expect(told).toMatchObject([{ to: [ids.lena], alarm: true, at: EXAMPLE_NOW + 2 * DAY }]);
    expect(told[0]!.text).toMatch(/^Nobody has reached Mia Muster yet\. (Ann|Bob) has it now\. What should happen\?$/);
    expect(simulated.status).toBe("done");
    expect(simulated.facts.subject.status).toBe("assigned");
  });

  test("nobody is asked about a customer who was reached", async () => {
    const simulated = await through(checked, facts(), [{ event: "reached", afterMs: DAY }]);
    expect(simulated.effects.filter(({ type }) => type === "notify")).toEqual([]);
    expect(way(simulated).at(-2)).toBe("ask reached: reached");
  });
});
