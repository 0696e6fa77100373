import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE_NOW, facts, ids, otherTeam, withPeople } from "../../node-catalog/kit/examples.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import { DAY, MINUTE } from "../../node-catalog/kit/time.ts";
import { graph } from "../engine/support/a-world.ts";
import { given, through, way } from "./simulated.ts";

const clock = "clock";

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

  test("a plain wait before it is refused: it would hand on also a customer who was reached", async () => {
    const drawing = ladder(everything);
    const nodes = drawing.nodes.map((node) =>
      node.id === "wait" ? { ...node, type: "wait", config: { for: "PT1H" } } : node,
    );
    const edges = drawing.edges
      .filter(({ id }) => id !== "wait reached end" && id !== "wait declined ladder")
      .map((edge) => (edge.source === "wait" ? { ...edge, sourceHandle: "done" } : edge));
    await expect(through({ nodes, edges }, facts({ otherTeams: [otherTeam] }))).rejects.toThrow(
      "This waits for a time only: it would escalate also when the customer was reached.",
    );
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
