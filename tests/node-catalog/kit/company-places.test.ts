import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompanyPlace, withLead, withMovedLead } from "../../../node-catalog/kit/company-places.ts";
import { aLead } from "../../../node-catalog/kit/examples.ts";
import type { Lead } from "../../../node-catalog/kit/domain.ts";

const where = fc.record({
  country: fc.constantFrom("AT", "DE", null),
  fields: fc.constantFrom<Lead["fields"]>({}, { region: "BY" }, { region: 7 }),
});
/** Many come at the same moment, as leads of one batch do. */
const leads = fc
  .uniqueArray(fc.record({ number: fc.nat(99), at: fc.nat(3), where }), { selector: ({ number }) => number })
  .map((all) =>
    all.map(({ number, at, where: from }): Lead => ({ ...aLead, ...from, id: `lead-${number + 100}`, createdAt: at })),
  );

const added = (all: readonly Lead[]) => all.reduce<readonly CompanyPlace[]>(withLead, []);
const counts = (places: readonly CompanyPlace[]) =>
  places.map(({ country, part, leads: count }) => `${country} ${part}: ${count}`).toSorted();

test("in whichever order leads are added, the places are the same, that of the first lead first", () => {
  fc.assert(
    fc.property(leads, fc.infiniteStream(fc.nat()), (all, random) => {
      const shuffled = all
        .map((lead) => ({ lead, at: random.next().value! }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ lead }) => lead);
      const places = added(shuffled);
      expect(places).toEqual(added(all));
      const ats = places.map(({ firstAt }) => firstAt);
      expect(ats).toEqual(ats.toSorted((a, b) => a - b));
      const placed = all.filter(({ country }) => country !== null);
      expect(Math.min(...ats)).toBe(Math.min(...placed.map(({ createdAt }) => createdAt)));
    }),
  );
});

test("a lead that moves is counted where it went and no more where it was", () => {
  fc.assert(
    fc.property(leads, where, ([moving, ...others], to) => {
      fc.pre(moving !== undefined);
      const after = { ...moving, ...to };
      const moved = withMovedLead(added([moving, ...others]), moving, after);
      expect(counts(moved)).toEqual(counts(added([after, ...others])));
    }),
  );
});
