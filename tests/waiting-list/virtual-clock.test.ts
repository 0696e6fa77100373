import { describe, expect, test } from "vitest";
import { EXAMPLE_NOW, facts, idle, ids, otherTeam, withPeople } from "../../node-catalog/kit/examples.ts";
import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import { graph } from "../engine/support/a-world.ts";
import { given, through, way } from "./simulated.ts";

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
