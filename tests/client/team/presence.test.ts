import { expect, test } from "vitest";
import { isInNow, isNotHereYet, presenceWords } from "../../../client/team/presence.ts";
import type { PersonView } from "../../../server/people/contract.ts";

const NOW = Date.parse("2026-11-22T13:00:00.000Z");
const person = (more: Partial<PersonView>) => ({ active: true, away: null, ...more }) as PersonView;
const now = (until: string | null, because: PersonView["now"]["because"] = null) => ({
  isIn: because === null,
  until,
  because,
  name: null,
});

test("a pause that ends out of hours lasts, in words, until work begins again", () => {
  const away = { until: "2026-11-22T14:00:00.000Z" };
  const paused = person({ away, now: now("2026-11-29T09:00:00.000Z", "away") });
  expect(presenceWords(paused, NOW)).toBe("away until 29 November");
  expect(presenceWords(person({ away, now: now(null, "away") }), NOW)).toMatch(/^away until \d\d:00$/);
});

test("who is in says until when, who is out when they are back", () => {
  expect(presenceWords(person({ now: now(null) }), NOW)).toBe("always in");
  expect(presenceWords(person({ now: now("2026-11-30T08:00:00.000Z", "outside-hours") }), NOW)).toBe(
    "back 30 November",
  );
});

test("who is busy in the calendar says until when, and is not in", () => {
  const busy = person({ now: now("2026-11-22T13:30:00.000Z", "busy") });
  expect(presenceWords(busy, NOW)).toMatch(/^busy until \d\d:[03]0$/);
  expect(isInNow(busy)).toBe(false);
});

test("who gets leads and never had the inbox open is not here yet; made-up people and whoever gets no leads are no matter", () => {
  const rep = { demo: false, roles: ["rep"], lastSeenAt: null } satisfies Partial<PersonView>;
  expect(isNotHereYet(person(rep))).toBe(true);
  expect(isNotHereYet(person({ ...rep, lastSeenAt: "2026-11-22T12:00:00.000Z" }))).toBe(false);
  expect(isNotHereYet(person({ ...rep, demo: true }))).toBe(false);
  expect(isNotHereYet(person({ ...rep, roles: ["manager"] }))).toBe(false);
  expect(isNotHereYet(person({ ...rep, active: false }))).toBe(false);
});
