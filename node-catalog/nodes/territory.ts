import { z } from "zod";
import { asDecided } from "../assignment/decided-territory.ts";
import { regionOf } from "../assignment/lead-traits.ts";
import { sayRegion, type Territory, territoriesAt, territoryOf } from "../assignment/territories.ts";
import { problemsOf } from "../assignment/territory-problems.ts";
import { withLead } from "../kit/company-places.ts";
import { type DecideContext, defineNode, type Responsibility, type ResumeContext } from "../kit/define-node.ts";
import { regionCode } from "../kit/domain.ts";
import { EXAMPLE_NOW, type ExampleWorld, facts, ids, ownedBy } from "../kit/examples.ts";
import type { AccountFacts } from "../kit/facts.ts";
import { leave, memoOf, type Outcome, wait } from "../kit/outcome.ts";
import { durationMs, HOUR } from "../kit/time.ts";
import { choice, durationField, widget } from "../kit/widgets.ts";

const territory = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and - for a territory's id"),
  label: z.string().trim().min(1, "Give every territory a name").max(60),
  regions: z.array(regionCode).min(1, "Choose the regions of every territory").max(300),
});

interface Config {
  readonly territories: readonly Territory[];
  readonly several: "own" | "first" | "review";
  readonly within: string;
}

const south = { id: "south", label: "Bavaria", regions: ["DE-BY"] };
const alps = { id: "alps", label: "Austria", regions: ["AT"] };
const config = { territories: [south, alps], several: "review" as const, within: "PT4H" };
const account: AccountFacts = {
  id: "00000000-0000-7000-8000-0000000000d1",
  domain: "muster.example",
  ownerId: null,
  leadId: null,
  region: null,
  regionBy: null,
};
const fromBavaria = { country: "DE", fields: { region: "BY" } };
const alsoInAustria = (decided: Partial<AccountFacts> = {}, lead: ExampleWorld["lead"] = fromBavaria) =>
  facts({
    lead,
    subject: { accountId: account.id },
    accounts: { [account.id]: { ...account, ...decided } },
    places: {
      [account.id]: [
        {
          country: "AT",
          part: null,
          leads: 1,
          firstAt: EXAMPLE_NOW - HOUR,
          firstId: "00000000-0000-7000-8000-000000000009",
        },
      ],
    },
  });

export default defineNode({
  type: "territory",
  version: 1,
  group: "decide",
  icon: "map-pin",
  title: "By territory",
  sentence: "Choose the way by where the lead is from: {territories}; for a company in several, {several}",
  help: "Splits leads by country or region. Says, too, what happens with a company whose leads come from several territories: unless each lead counts for itself, its company answers also for a lead from elsewhere and for one that does not say where it is from. What a manager has decided for a company counts before everything else.",
  config: z.object({
    territories: widget(z.array(territory).min(1, "Add a territory").max(50), "territories", {
      label: "Territories",
      help: "The one that names a region most closely counts: a part of a country goes before the country.",
      none: "territories",
      initial: [],
    }),
    several: choice(["own", "first", "review"], {
      label: "For a company with leads from several",
      options: {
        own: "each lead counts for itself",
        first: "its first lead counts",
        review: "a manager decides",
      },
    }).default("own"),
    within: durationField({
      label: "Wait for that at most",
      help: "The question stands in Needs attention meanwhile.",
      onlyWhen: { field: "several", is: ["review"] },
    }).default("PT4H"),
  }),
  exits: { none: "In none of them", undecided: "Not decided in time" },
  listedExits: "territories",
  responsibility: ({ several }): Readonly<Record<string, Responsibility>> =>
    several === "review" ? {} : { undecided: "never" },
  needs: ({ several }) => ({ accountRegions: several !== "own" }),
  later: { undecided: "always", none: "sometimes" },
  reasons: {
    own: "It comes from {territory}",
    first: "The first lead of {company} came from {territory}",
    "first-for-unknown": "Nobody knows where it comes from; the first lead of {company} came from {territory}",
    "first-for-elsewhere":
      "It comes from {region}, which is in none of them; the first lead of {company} came from {territory}",
    "only-for-unknown": "Nobody knows where it comes from; the territory of {company} is {territory}",
    "only-for-elsewhere": "It comes from {region}, which is in none of them; the territory of {company} is {territory}",
    decided: "{person} decided that {company} belongs to {territory}",
    "decided-elsewhere": "{person} decided that {company} belongs to {region}, which is in none of them",
    "decided-by-system": "Another system decided that {company} belongs to {region}",
    assumed: "It is decided that {company} belongs to {territory}",
    "assumed-elsewhere": "It is decided that {company} belongs to none of them",
    "in-none": "It comes from {region}, which is in none of them",
    unknown: "Nobody knows where it comes from",
    "already-owned": "{person} has this lead already",
    asked: "{company} is in {territories}: a manager decides",
    undecided: "{company} is in {territories}, and nobody decided in time where it belongs",
  },
  check: ({ territories }) => problemsOf(territories, ["none", "undecided"]),

  decide: (context) => goOn(context, context.now + durationMs(context.config.within)),

  resume(context) {
    const { until } = memoOf(context.event);
    return assumed(context) ?? goOn(context, context.event.kind === "timeout" ? context.now : Number(until));
  },

  examples: [
    { name: "it comes from a part of a country", config, facts: facts({ lead: fromBavaria }), exit: "south" },
    { name: "it comes from a country", config, facts: facts({ lead: { country: "AT" } }), exit: "alps" },
    { name: "it comes from elsewhere", config, facts: facts({ lead: { country: "FR" } }), exit: "none" },
    { name: "nobody knows from where", config, facts: facts({ lead: { country: null } }), exit: "none" },
    {
      name: "its company is in two of them, and each lead counts for itself",
      config: { ...config, several: "own" },
      facts: alsoInAustria(),
      exit: "south",
    },
    {
      name: "its company is in two of them, and the first lead counts",
      config: { ...config, several: "first" },
      facts: alsoInAustria(),
      exit: "alps",
    },
    {
      name: "nobody knows from where, and the first lead of its company counts",
      config: { ...config, several: "first" },
      facts: alsoInAustria({}, { country: null }),
      exit: "alps",
    },
    {
      name: "it comes from elsewhere, and its company is in one of them",
      config,
      facts: alsoInAustria({}, { country: "FR" }),
      exit: "alps",
    },
    {
      name: "its company is in two of them, and a manager is asked",
      config,
      facts: alsoInAustria(),
      waitsFor: "review",
    },
    {
      name: "its company is in two of them, and somebody has the lead already",
      config,
      facts: { ...alsoInAustria(), subject: { ...alsoInAustria().subject, assignments: [ownedBy(ids.bob)] } },
      exit: "south",
    },
    {
      name: "nobody decides",
      config,
      facts: alsoInAustria(),
      event: { kind: "timeout", at: EXAMPLE_NOW + 4 * HOUR, data: { memo: { until: EXAMPLE_NOW + 4 * HOUR } } },
      exit: "undecided",
    },
    {
      name: "a manager has decided before",
      config,
      facts: alsoInAustria({ region: "AT", regionBy: ids.lena }),
      exit: "alps",
    },
    {
      name: "a manager has decided for somewhere else",
      config,
      facts: alsoInAustria({ region: "FR", regionBy: ids.lena }, { country: null }),
      exit: "none",
    },
    {
      name: "another system has decided",
      config,
      facts: alsoInAustria({ region: "DE-BY" }, { country: "AT" }),
      exit: "south",
    },
  ],
});

/** @param until how long a manager may take to decide, in epoch milliseconds */
function goOn(context: DecideContext<Config>, until: number): Outcome {
  const { config, lead, facts } = context;
  const { territories, several } = config;
  const company = companyOf(context);
  if (facts.account?.region) return asDecided(territories, { ...facts.account, region: facts.account.region, company });
  const region = regionOf(lead);
  const own = region === null ? undefined : territoryOf(territories, region);
  const its = facts.account && several !== "own" ? territoriesAt(territories, withLead(facts.places, lead)) : [];
  const [first] = its;
  if (several === "review" && its.length > 1) return askAbout(context, { own, its, until });
  if (!first || (its.length === 1 && own)) return byItself(own, region);
  if (own) return leave(first.id, { because: { code: "first", company, territory: first.label } });
  const code = `${several === "first" ? "first" : "only"}-${region === null ? "for-unknown" : "for-elsewhere"}`;
  const from = region === null ? null : sayRegion(region);
  return leave(first.id, { because: { code, region: from, company, territory: first.label } });
}

function byItself(own: Territory | undefined, region: string | null): Outcome {
  if (own) return leave(own.id, { because: { code: "own", territory: own.label } });
  return leave("none", {
    because: region === null ? { code: "unknown" } : { code: "in-none", region: sayRegion(region) },
  });
}

interface Several {
  /** The lead's own. */
  readonly own: Territory | undefined;
  /** Its company's. */
  readonly its: readonly Territory[];
  readonly until: number;
}

function askAbout(context: DecideContext<Config>, { own, its, until }: Several): Outcome {
  const { facts, now } = context;
  // Whoever got it by hand keeps it: the ways behind “undecided” may take a lead from its owner.
  if (facts.current) {
    return leave((own ?? its[0]!).id, { because: { code: "already-owned", person: facts.current.personId } });
  }
  const because = { company: companyOf(context), territories: its.map(({ label }) => label) };
  if (until <= now) return leave("undecided", { because: { code: "undecided", ...because } });
  const asked = { code: "asked", ...because };
  return wait({ for: "review", subject: facts.account!.id, until, exits: {}, memo: { until }, because: asked });
}

const companyOf = ({ lead, facts }: DecideContext<Config>): string | null =>
  lead.company ?? facts.account?.domain ?? null;

/** Only a trial says by which exit it goes on: it decides nothing for the company. */
function assumed(context: ResumeContext<Config>): Outcome | undefined {
  const { config, event } = context;
  const exit = event.data?.["exit"];
  const company = companyOf(context);
  const its = config.territories.find(({ id }) => id === exit);
  if (its) return leave(its.id, { because: { code: "assumed", company, territory: its.label } });
  return exit === "none" ? leave("none", { because: { code: "assumed-elsewhere", company } }) : undefined;
}
