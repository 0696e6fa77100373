import { describe, expect, test } from "vitest";
import { type Asked, eligibility } from "../../../node-catalog/assignment/eligibility.ts";
import { aTeam, EXAMPLE_NOW, facts, ids } from "../../../node-catalog/kit/examples.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import { DAY, HOUR } from "../../../node-catalog/kit/time.ts";

const ann = facts().shared.people[ids.ann]!;
const bob = facts().shared.people[ids.bob]!;
const nothing = { params: {}, lead: {}, excluded: [], loads: [], calendars: {}, now: EXAMPLE_NOW };
const judge = (change: Partial<PersonFacts>, asked: Partial<Asked> = {}) =>
  eligibility(aTeam, { people: [{ ...ann, ...change }, bob], ...nothing, ...asked })[0];

test("everybody is judged exactly once, in the order of the team", () => {
  const verdicts = eligibility(aTeam, { people: [bob, ann], ...nothing });
  expect(verdicts.map(({ id, reason }) => [id, reason])).toEqual([
    [ids.ann, "eligible"],
    [ids.bob, "eligible"],
  ]);
});

const busyUntil = (until: number) => ({ reason: "busy", until });

test.each<[string, Partial<PersonFacts>, object]>([
  ["no longer works here", { active: false }, { reason: "inactive" }],
  ["is away until then", { awayUntil: EXAMPLE_NOW + 1 }, { reason: "away", until: EXAMPLE_NOW + 1 }],
  ["is back this very moment", { awayUntil: EXAMPLE_NOW }, { reason: "eligible" }],
  [
    "is out of hours until the next begin",
    { openIntervals: [[EXAMPLE_NOW + HOUR, EXAMPLE_NOW + 2 * HOUR]] },
    { reason: "out-of-hours", until: EXAMPLE_NOW + HOUR },
  ],
  ["has no hours at all", { openIntervals: [] }, { reason: "out-of-hours", until: null }],
  ["is busy in the calendar", { busyIntervals: [[EXAMPLE_NOW, EXAMPLE_NOW + HOUR]] }, busyUntil(EXAMPLE_NOW + HOUR)],
  ["is busy no longer", { busyIntervals: [[EXAMPLE_NOW - HOUR, EXAMPLE_NOW]] }, { reason: "eligible" }],
  [
    "is busy until the evening, and so until the next morning",
    {
      openIntervals: [
        [EXAMPLE_NOW - HOUR, EXAMPLE_NOW + HOUR],
        [EXAMPLE_NOW + 16 * HOUR, EXAMPLE_NOW + 24 * HOUR],
      ],
      busyIntervals: [
        [EXAMPLE_NOW - HOUR, EXAMPLE_NOW + 2 * HOUR],
        [EXAMPLE_NOW + 15 * HOUR, EXAMPLE_NOW + 17 * HOUR],
      ],
    },
    busyUntil(EXAMPLE_NOW + 17 * HOUR),
  ],
  [
    "is busy in a calendar that cannot be read any more",
    { busyAsRead: { at: EXAMPLE_NOW - DAY, intervals: [[EXAMPLE_NOW, EXAMPLE_NOW + HOUR]] } },
    { reason: "busy-as-read", until: EXAMPLE_NOW + HOUR, values: { readAt: EXAMPLE_NOW - DAY } },
  ],
  [
    "is busy in one that can be read, whatever another said long ago",
    {
      busyIntervals: [[EXAMPLE_NOW, EXAMPLE_NOW + HOUR]],
      busyAsRead: { at: EXAMPLE_NOW - DAY, intervals: [[EXAMPLE_NOW + HOUR, EXAMPLE_NOW + 2 * HOUR]] },
    },
    busyUntil(EXAMPLE_NOW + 2 * HOUR),
  ],
  [
    "is out of hours until a meeting of the morning has ended",
    {
      openIntervals: [[EXAMPLE_NOW + HOUR, EXAMPLE_NOW + 5 * HOUR]],
      busyIntervals: [[EXAMPLE_NOW + HOUR, EXAMPLE_NOW + 2 * HOUR]],
    },
    { reason: "out-of-hours", until: EXAMPLE_NOW + 2 * HOUR },
  ],
  ["works now", { openIntervals: [[EXAMPLE_NOW, EXAMPLE_NOW + HOUR]] }, { reason: "eligible" }],
])("somebody who %s", (_, change, verdict) => {
  expect(judge(change)).toMatchObject(verdict);
});

test("having had the lead counts before being away, for it does not pass with time", () => {
  const excluded = [{ personId: ids.ann, reason: "already-tried" }] as const;
  expect(judge({ awayUntil: EXAMPLE_NOW + 1 }, { excluded })).toMatchObject({ reason: "already-tried" });
});

describe("a team", () => {
  test("whose members nobody knows has nobody who can take it", () => {
    expect(eligibility(aTeam, { people: [], ...nothing }).map(({ reason }) => reason)).toEqual([
      "inactive",
      "inactive",
    ]);
  });

  test("without members has no verdicts", () => {
    expect(eligibility({ members: [] }, { people: [], ...nothing })).toEqual([]);
  });

  test("leaves out whoever has a share of nothing", () => {
    for (const weight of [0, -1]) {
      const verdicts = eligibility({ members: [{ personId: ids.ann, weight }] }, { people: [ann], ...nothing });
      expect(verdicts).toMatchObject([{ reason: "no-share" }]);
    }
  });
});
