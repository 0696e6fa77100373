import { expect, test } from "vitest";
import { firstBack } from "../../../client/editor/try/first-back.ts";
import type { CandidateView } from "../../../server/runs/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";

const aPerson = (id: string, until: string | null, isIn = false) =>
  ({ id, active: true, away: null, now: { isIn, until } }) as PersonView;
const asked = (...ids: string[]) => [{ candidates: ids.map((personId) => ({ personId }) as CandidateView) }, {}];

const MONDAY = "2026-11-23T08:00:00.000Z";
const TUESDAY = "2026-11-24T08:00:00.000Z";

test("a lead that nobody could take is tried again when the first of those asked is back", () => {
  const people = [aPerson("ann", TUESDAY), aPerson("bob", MONDAY), aPerson("other-team", "2026-11-22T20:00:00.000Z")];
  expect(firstBack({ owner: null, steps: asked("ann", "bob") }, people)).toBe(MONDAY);
});

test("there is nothing to try again when somebody got it, or nobody asked is away", () => {
  const people = [aPerson("ann", MONDAY), aPerson("bob", TUESDAY, true), aPerson("cem", null)];
  expect(firstBack({ owner: { id: "bob", name: "Bob" }, steps: asked("ann", "bob") }, people)).toBeUndefined();
  expect(firstBack({ owner: null, steps: asked("bob", "cem") }, people)).toBeUndefined();
});
