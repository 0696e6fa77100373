import { expect, test } from "vitest";
import type { CompanyPlace } from "../../../node-catalog/kit/company-places.ts";
import { EXAMPLE_NOW, facts, ids, ownedBy } from "../../../node-catalog/kit/examples.ts";
import type { AccountFacts, Facts } from "../../../node-catalog/kit/facts.ts";
import type { Lead } from "../../../node-catalog/kit/domain.ts";
import { reduce } from "../../../node-catalog/kit/reduce.ts";
import { HOUR } from "../../../node-catalog/kit/time.ts";
import territory from "../../../node-catalog/nodes/territory.ts";
import { leaving, visit, waiting } from "./run-node.ts";

const account = "00000000-0000-7000-8000-0000000000d1";
const TERRITORIES = [
  { id: "germany", label: "Germany", regions: ["DE"] },
  { id: "bavaria", label: "Bavaria", regions: ["DE-BY"] },
  { id: "tyrol", label: "Tyrol", regions: ["AT-7", "IT-32"] },
];
const config = (several: "own" | "first" | "review") => ({ territories: TERRITORIES, several });
const from = (country: string | null, part?: string): Partial<Lead> => ({
  country,
  fields: part === undefined ? {} : { region: part },
});
const earlier = "00000000-0000-7000-8000-000000000009";
const place = (country: string, part: string | null = null): CompanyPlace => ({
  country,
  part,
  leads: 1,
  firstAt: EXAMPLE_NOW - HOUR,
  firstId: earlier,
});

/** A lead of Muster, whose other leads come from these places. */
function ofMuster(lead: Partial<Lead>, places: CompanyPlace[], decided: Partial<AccountFacts> = {}): Facts {
  const known = { id: account, domain: "muster.example", ownerId: null, leadId: null, region: null, regionBy: null };
  return facts({
    lead: { company: "Muster GmbH", ...lead },
    subject: { accountId: account },
    accounts: { [account]: { ...known, ...decided } },
    places: { [account]: places },
  });
}

const exitOf = (several: "own" | "first" | "review", world: Facts) =>
  leaving(visit(territory, config(several), world)).exit;

test.each([
  ["DE", "BY", "bavaria"],
  ["DE", "DE-BY", "bavaria"],
  ["DE", "DE-Bayern", "germany"],
  ["DE", "DE-", "germany"],
  ["DE", "by", "bavaria"],
  ["DE", "NW", "germany"],
  ["DE", "Bavaria", "germany"],
  ["DE", undefined, "germany"],
  ["AT", "7", "tyrol"],
  ["IT", "32", "tyrol"],
  ["AT", undefined, "none"],
  [null, "BY", "none"],
])("a lead from %s with the region %s leaves by %s: the closest name counts", (country, part, exit) => {
  expect(exitOf("review", facts({ lead: from(country, part) }))).toBe(exit);
});

test("with several territories: each lead's own, the first lead's, or a question", () => {
  const world = ofMuster(from("DE", "BY"), [place("AT", "7"), place("DE", "BY")]);
  expect(exitOf("own", world)).toBe("bavaria");
  const first = leaving(visit(territory, config("first"), world));
  expect(first).toMatchObject({ exit: "tyrol", because: { company: "Muster GmbH", territory: "Tyrol" } });
  const asked = waiting(visit(territory, config("review"), world));
  expect(asked).toMatchObject({ for: "review", subject: account, until: EXAMPLE_NOW + 4 * HOUR });
  expect(asked.because).toEqual({ code: "asked", company: "Muster GmbH", territories: ["Tyrol", "Bavaria"] });
});

test("nobody is asked where the others come from the same territory, from none, or do not say", () => {
  const others = [place("DE", "BY"), place("FR")];
  expect(exitOf("review", ofMuster(from("DE", "BY"), others))).toBe("bavaria");
  expect(exitOf("first", ofMuster(from("DE", "BY"), [place("FR"), place("DE", "BY")]))).toBe("bavaria");
  expect(exitOf("review", ofMuster(from("IT", "32"), [place("AT", "7")]))).toBe("tyrol");
});

const because = (several: "own" | "first" | "review", world: Facts) =>
  leaving(visit(territory, config(several), world)).because;

test("the company answers for a lead from elsewhere and for one that does not say where it is from", () => {
  const lead = { unknown: from(null), elsewhere: from("FR") };
  const inOne = [place("ES"), place("DE", "BY")];
  const inTwo = [place("AT", "7"), ...inOne];
  for (const one of [lead.unknown, lead.elsewhere]) {
    expect(exitOf("own", ofMuster(one, inTwo))).toBe("none");
    expect(exitOf("first", ofMuster(one, inTwo))).toBe("tyrol");
    expect(exitOf("first", ofMuster(one, inOne))).toBe("bavaria");
    expect(exitOf("review", ofMuster(one, inOne))).toBe("bavaria");
    expect(exitOf("first", ofMuster(one, [place("ES")]))).toBe("none");
    expect(exitOf("review", ofMuster(one, [place("ES")]))).toBe("none");
    const asked = waiting(visit(territory, config("review"), ofMuster(one, inTwo)));
    expect(asked.because).toMatchObject({ code: "asked", territories: ["Tyrol", "Bavaria"] });
  }
  expect(because("first", ofMuster(lead.unknown, inTwo))).toMatchObject({
    code: "first-for-unknown",
    company: "Muster GmbH",
    territory: "Tyrol",
  });
  expect(because("first", ofMuster(lead.elsewhere, inTwo))).toMatchObject({
    code: "first-for-elsewhere",
    region: "France",
  });
  expect(because("review", ofMuster(lead.unknown, inOne))).toMatchObject({
    code: "only-for-unknown",
    territory: "Bavaria",
  });
  expect(because("review", ofMuster(lead.elsewhere, inOne))).toMatchObject({
    code: "only-for-elsewhere",
    region: "France",
  });
  expect(because("own", ofMuster(lead.elsewhere, inTwo))).toEqual({ code: "in-none", region: "France" });
});

test("a lead from elsewhere that somebody got by hand goes to a territory of its company, and nobody is asked", () => {
  const world = ofMuster(from("FR"), [place("AT", "7"), place("DE", "BY")]);
  const given = { ...world, subject: { ...world.subject, assignments: [ownedBy(ids.bob)] } };
  expect(leaving(visit(territory, config("review"), given))).toMatchObject({
    exit: "tyrol",
    because: { code: "already-owned" },
  });
});

test("the first lead is the one that came first, whichever is looked at", () => {
  const later = { ...place("AT", "7"), firstAt: EXAMPLE_NOW + HOUR };
  expect(exitOf("first", ofMuster(from("DE", "BY"), [later]))).toBe("bavaria");
  expect(exitOf("first", ofMuster({ ...from("DE", "BY"), createdAt: EXAMPLE_NOW + 2 * HOUR }, [later]))).toBe("tyrol");
});

test("a lead without a company goes by where it is from", () => {
  expect(exitOf("review", facts({ lead: from("DE", "BY"), places: { [account]: [place("AT", "7")] } }))).toBe(
    "bavaria",
  );
});

test("what a manager decided counts for every lead, also for one that does not say where it is from", () => {
  const decided = { region: "AT-7", regionBy: ids.lena };
  for (const several of ["own", "first", "review"] as const) {
    expect(exitOf(several, ofMuster(from("DE", "BY"), [place("DE", "BY")], decided))).toBe("tyrol");
    expect(exitOf(several, ofMuster(from(null), [], decided))).toBe("tyrol");
  }
  const elsewhere = leaving(visit(territory, config("own"), ofMuster(from("DE"), [], { ...decided, region: "FR" })));
  expect(elsewhere).toMatchObject({ exit: "none", because: { code: "decided-elsewhere", region: "France" } });
});

test("a decision ends the wait; taken back before the lead went on, it waits on for the same time", () => {
  const world = ofMuster(from("DE", "BY"), [place("AT", "7")]);
  const { until, memo } = waiting(visit(territory, config("review"), world));
  const now = EXAMPLE_NOW + HOUR;
  const event = { kind: "decided", at: now, by: ids.lena, data: { memo } };
  const decided = ofMuster(from("DE", "BY"), [place("AT", "7")], { region: "DE-BY", regionBy: ids.lena });
  const left = leaving(visit(territory, config("review"), decided, { now, event }));
  expect(left).toMatchObject({ exit: "bavaria", because: { code: "decided", person: ids.lena, territory: "Bavaria" } });
  expect(waiting(visit(territory, config("review"), world, { now, event })).until).toBe(until);
});

test("what is decided in the last moment counts, else it goes on undecided", () => {
  const at = EXAMPLE_NOW + 4 * HOUR;
  const late = { now: at, event: { kind: "timeout", at, data: { memo: { until: at } } } };
  const open = ofMuster(from("DE", "BY"), [place("AT", "7")]);
  expect(leaving(visit(territory, config("review"), open, late)).exit).toBe("undecided");
  const decided = ofMuster(from("DE", "BY"), [place("AT", "7")], { region: "AT-7" });
  expect(leaving(visit(territory, config("review"), decided, late)).exit).toBe("tyrol");
});

test("who got the lead by hand meanwhile keeps it: nobody need decide any more", () => {
  const world = ofMuster(from("DE", "BY"), [place("AT", "7")]);
  const given = { ...world, subject: { ...world.subject, assignments: [ownedBy(ids.bob)] } };
  const at = EXAMPLE_NOW + 4 * HOUR;
  for (const kind of ["taken", "timeout"]) {
    const event = { kind, at, data: { memo: { until: at } } };
    const left = leaving(visit(territory, config("review"), given, { now: at, event }));
    expect(left).toMatchObject({ exit: "bavaria", effects: [], because: { code: "already-owned", person: ids.bob } });
  }
});

test("a place that a step before filled in is the lead's own, and not one of its company beside it", () => {
  const world = ofMuster(from("DE", "BY"), [place("DE", "BY")]);
  const set = { country: "AT", region: "7" };
  const because = { code: "set" };
  const stamp = { id: ids.assignment, runId: ids.run, nodeId: "set", visit: 1, at: EXAMPLE_NOW };
  const moved = reduce(world, { type: "setLead", set, because, ...stamp } as never);
  expect(moved.shared.places![account]).toEqual([
    { country: "AT", part: "7", leads: 1, firstAt: EXAMPLE_NOW, firstId: ids.lead },
  ]);
  const tried = { ...world, subject: { ...world.subject, isTest: true } };
  const unmoved = reduce(tried, { type: "setLead", set, because, ...stamp } as never);
  expect(unmoved.shared.places).toEqual(world.shared.places);
  expect(exitOf("review", moved)).toBe("tyrol");
});

test("a region in two territories, and an id twice, are problems with a mend", () => {
  const twice = [...TERRITORIES, { id: "south", label: "South", regions: ["CH", "DE-BY"] }];
  const check = (territories: typeof TERRITORIES) =>
    territory.check!(territory.config.parse({ territories }), { fields: [] });
  expect(check(TERRITORIES)).toEqual([]);
  expect(check(twice)).toEqual([
    {
      code: "same-region",
      message: "“Bavaria” and “South” both have Germany (BY).",
      mend: "Take it out of one of them",
    },
  ]);
  const named = (id: string) => [{ id, label: "X", regions: ["FR"] }, TERRITORIES[0]!];
  expect(check(named("germany")).map(({ code }) => code)).toEqual(["same-outcome"]);
  expect(check(named("none")).map(({ code }) => code)).toEqual(["same-outcome"]);
});

test("only a step that looks at the company's other leads has them read, and only where it asks does it end undecided", () => {
  const parsed = (several: "own" | "first" | "review") => territory.config.parse(config(several));
  expect(["own", "first", "review"].map((one) => territory.needs!(parsed(one as "own")).accountRegions)).toEqual([
    false,
    true,
    true,
  ]);
  expect(territory.responsibility!(parsed("first"))).toEqual({ undecided: "never" });
  expect(territory.responsibility!(parsed("review"))).toEqual({});
});
