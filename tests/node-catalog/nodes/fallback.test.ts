import { describe, expect, test } from "vitest";
import { EXAMPLE_NOW, facts, ids, otherTeam, ownedBy, withPeople } from "../../../node-catalog/kit/examples.ts";
import type { AssignmentFacts, PersonFacts } from "../../../node-catalog/kit/facts.ts";
import { HOUR, MINUTE } from "../../../node-catalog/kit/time.ts";
import fallback from "../../../node-catalog/nodes/fallback.ts";
import { leaving, visit, waiting } from "./run-node.ts";

const at = (kind: string, rung: number) => ({ kind, at: EXAMPLE_NOW, data: { memo: { rung } } });
const toBackup = { to: "backup", within: "PT15M", counts: "clock" };
const toLeader = { to: "leader", within: "PT30M", counts: "clock" };
const toAustria = { to: "team", team: ids.otherTeam, within: "PT1H", counts: "clock" };
const order = (...rungs: object[]) => ({ team: ids.team, order: rungs });

const had = (...assignments: AssignmentFacts[]) => facts({ assignments, otherTeams: [otherTeam] });
const ann = ownedBy(ids.ann);

describe("whom it goes to", () => {
  test("the backup of whoever had it last, who costs the team no turn", () => {
    const world = withPeople(had(ann), { [ids.ann]: { backupId: ids.bob } });
    const { effects, because, until, memo } = waiting(visit(fallback, order(toBackup, toLeader), world));
    expect(because).toMatchObject({ code: "not-reached-backup", person: ids.bob, of: ids.ann, previous: ids.ann });
    expect(effects.find(({ type }) => type === "assign")).toMatchObject({ personId: ids.bob, teamId: ids.team });
    expect(effects.find(({ type }) => type === "assign")).not.toHaveProperty("credits");
    expect([until, memo]).toEqual([EXAMPLE_NOW + 15 * MINUTE, { rung: 0 }]);
  });

  test.each([
    ["nobody stands in for them", {}],
    ["their backup is away", { [ids.ann]: { backupId: ids.bob }, [ids.bob]: { awayUntil: EXAMPLE_NOW + HOUR } }],
    ["their backup is they themselves", { [ids.ann]: { backupId: ids.ann } }],
    ["their backup belongs to nobody who is known", { [ids.ann]: { backupId: ids.flow } }],
  ])("the leader when %s", (_, people) => {
    const { because } = waiting(visit(fallback, order(toBackup, toLeader), withPeople(had(ann), people)));
    expect(because).toMatchObject({ code: "not-reached-leader", person: ids.lena });
  });

  test("somebody of another team by turns, who pays with a turn of that team", () => {
    const { effects } = waiting(visit(fallback, order(toAustria), had(ann)));
    expect(effects.find(({ type }) => type === "assign")).toMatchObject({
      personId: ids.lena,
      teamId: ids.otherTeam,
      credits: [0],
    });
  });

  test("backups of backups go round at most once: who has had it is not asked again", () => {
    const circle = { [ids.ann]: { backupId: ids.bob }, [ids.bob]: { backupId: ids.ann } };
    const world = withPeople(had({ ...ann, state: "released" }, ownedBy(ids.bob, { id: ids.flow })), circle);
    const outcome = visit(fallback, order(toBackup, toBackup), world, { event: at("timeout", 0) });
    expect(leaving(outcome).exit).toBe("waiting-list");
  });

  test("the waiting list at the end, with an alarm for the leader", () => {
    const { effects, because } = leaving(visit(fallback, order(toLeader), had(ann), { event: at("timeout", 0) }));
    expect(because.code).toBe("nobody-left");
    expect(effects).toMatchObject([{ type: "joinWaitingList", teamId: ids.team, alarm: [ids.lena] }]);
  });
});

describe("how it waits", () => {
  test("each place of the order has its own time, also when somebody passes before it is over", () => {
    const world = withPeople(had({ ...ann, state: "declined" }), {});
    const outcome = waiting(visit(fallback, order(toBackup, toLeader), world, { event: at("declined", 0) }));
    expect(outcome).toMatchObject({
      until: EXAMPLE_NOW + 30 * MINUTE,
      because: { code: "passed-on-leader" },
      memo: { rung: 1 },
    });
  });

  test("counts working time by the hours of whoever gets it", () => {
    const openIntervals = [
      [EXAMPLE_NOW - HOUR, EXAMPLE_NOW + 10 * MINUTE] as const,
      [EXAMPLE_NOW + 20 * HOUR, EXAMPLE_NOW + 28 * HOUR] as const,
    ];
    const world = withPeople(had(ann), { [ids.lena]: { openIntervals } });
    const config = order({ ...toLeader, counts: "working-time" });
    expect(waiting(visit(fallback, config, world)).until).toBe(EXAMPLE_NOW + 20 * HOUR + 20 * MINUTE);
  });

  test("whoever gets it by hand meanwhile has the time of that place of the order from then on", () => {
    const world = had({ ...ann, state: "released" }, ownedBy(ids.bob, { id: ids.flow }));
    const now = EXAMPLE_NOW + HOUR;
    const outcome = visit(fallback, order(toBackup, toLeader), world, { event: at("reassigned", 1), now });
    expect(outcome).toMatchObject({ subject: ids.flow, until: now + 30 * MINUTE, memo: { rung: 1 } });
  });
});

describe("what goes with it", () => {
  test("the tasks move, with the new time", () => {
    const openTasks = [
      { id: ids.flow, personId: ids.ann, title: "call Mia", dueAt: EXAMPLE_NOW, state: "open" as const },
    ];
    const world = facts({ assignments: [ann], subject: { openTasks } });
    const { effects } = waiting(visit(fallback, order(toLeader), world));
    expect(effects.map(({ type }) => type)).toEqual(["moveTasks", "assign", "createTask"]);
    expect(effects.at(-1)).toMatchObject({ personId: ids.lena, title: "call Mia", dueAt: EXAMPLE_NOW + 30 * MINUTE });
  });

  test("the leader hears of it once, unless it goes to them", () => {
    const world = withPeople(had(ann), { [ids.ann]: { backupId: ids.bob } });
    const told = (outcome: ReturnType<typeof visit>) => outcome.effects.filter(({ type }) => type === "notify");
    expect(told(visit(fallback, order(toBackup), world))).toEqual([
      expect.objectContaining({ to: [ids.lena], text: "Ann did not reach Mia Muster in time. Bob has the lead now." }),
    ]);
    expect(told(visit(fallback, order(toLeader), world))).toEqual([]);
  });
});

describe("the nearest team", () => {
  const nearest = order({ to: "nearest", teams: [ids.team, ids.otherTeam], within: "PT1H", counts: "clock" });
  const lead = { country: "AT", phone: null };
  const world = (people: Readonly<Record<string, Partial<PersonFacts>>>, change = lead as object) =>
    withPeople(facts({ lead: change, otherTeams: [otherTeam] }), people);
  const tokyo = { timeZone: "Asia/Tokyo" };

  test("is the one that looks after the customer's country", () => {
    const { because } = waiting(visit(fallback, nearest, world({ [ids.lena]: { regions: ["AT-9"], ...tokyo } })));
    expect(because).toMatchObject({ team: ids.otherTeam, distance: "looks after the customer's country" });
  });

  test("else the one whose clocks differ least", () => {
    const { because } = waiting(visit(fallback, nearest, world({ [ids.ann]: tokyo, [ids.bob]: tokyo })));
    expect(because).toMatchObject({ team: ids.otherTeam, distance: "the same time as the customer" });
  });

  test("passes a team in which nobody can take it", () => {
    const { because } = waiting(
      visit(fallback, nearest, world({ [ids.lena]: { regions: ["AT"], awayUntil: EXAMPLE_NOW + HOUR } })),
    );
    expect(because).toMatchObject({ team: ids.team });
  });

  test("is the first named where the customer's place is not known, and says so", () => {
    const { because } = waiting(visit(fallback, nearest, world({}, { country: null, phone: null })));
    expect(because).toMatchObject({ team: ids.team, distance: "where the customer is, is not known" });
  });
});

test("a place of the order that names no team is not complete", () => {
  const config = fallback.config.parse(order({ to: "team", within: "PT1H", counts: "clock" }));
  expect(fallback.check!(config, { fields: [] })).toMatchObject([{ mend: "Choose a team" }]);
});
