import type { Lead } from "./domain.ts";
import type { AssignmentFacts, Facts, PersonFacts, SharedFacts, SubjectFacts, TeamFacts } from "./facts.ts";

/** A small world for the nodes' examples: team Germany with Ann, Bob and their leader Lena. Monday, 2 March 2026, 09:00 UTC. */
export const EXAMPLE_NOW = Date.UTC(2026, 2, 2, 9);

export const ids = {
  lead: "00000000-0000-7000-8000-00000000000a",
  source: "00000000-0000-7000-8000-00000000000b",
  team: "00000000-0000-7000-8000-00000000000c",
  otherTeam: "00000000-0000-7000-8000-0000000000c0",
  run: "00000000-0000-7000-8000-00000000000d",
  flow: "00000000-0000-7000-8000-00000000000e",
  assignment: "00000000-0000-7000-8000-00000000000f",
  ann: "00000000-0000-7000-8000-0000000000a1",
  bob: "00000000-0000-7000-8000-0000000000b1",
  lena: "00000000-0000-7000-8000-0000000000c1",
} as const;

export const aLead: Lead = {
  id: ids.lead,
  sourceId: ids.source,
  name: "Mia Muster",
  email: "mia@example.org",
  phone: "+4930901820",
  language: "de",
  country: "DE",
  company: "Muster AG",
  companySize: 40,
  product: "solar roof",
  value: 12_000,
  message: "Please call me.",
  fields: {},
  createdAt: EXAMPLE_NOW,
};

const person = (id: string, name: string): PersonFacts => ({
  id,
  name,
  languages: ["de", "en"],
  timeZone: "Europe/Berlin",
  active: true,
  awayUntil: null,
  openIntervals: null,
  languageLevels: {},
  offIntervals: [],
  regions: [],
  products: [],
  industries: [],
  skills: [],
  seniority: null,
  trackRecord: null,
  limits: [],
  capacity: 1,
  backupId: null,
});

export const aTeam: TeamFacts = {
  id: ids.team,
  name: "Germany",
  leaderId: ids.lena,
  members: [
    { personId: ids.ann, weight: 1 },
    { personId: ids.bob, weight: 1 },
  ],
  absencePolicy: "none",
  limitsPolicy: "none",
  people: [],
  credits: [],
  lastPickedAt: [],
  loads: [],
};

/** Only Lena is in it. */
export const otherTeam: TeamFacts = {
  ...aTeam,
  id: ids.otherTeam,
  name: "Austria",
  members: [{ personId: ids.lena, weight: 1 }],
};

/** Nobody has anything to do. */
export const idle: SharedFacts["loads"] = Object.fromEntries(
  [ids.ann, ids.bob, ids.lena].map((id) => [
    id,
    { openLeads: 0, pipelineValue: 0, companySize: 0, uncontacted: 0, givenAt: [], lastSeenAt: null },
  ]),
);

export const ownedBy = (personId: string, change: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: ids.assignment,
  personId,
  teamId: ids.team,
  runId: ids.run,
  isByHand: false,
  state: "owned",
  at: EXAMPLE_NOW,
  ...change,
});

export interface ExampleWorld {
  readonly lead?: Partial<Lead>;
  readonly away?: readonly ("ann" | "bob" | "lena")[];
  readonly assignments?: readonly AssignmentFacts[];
  readonly subject?: Partial<SubjectFacts>;
  readonly team?: Partial<TeamFacts>;
  /** Loaded beside it. */
  readonly otherTeams?: readonly TeamFacts[];
  readonly loads?: SharedFacts["loads"];
  readonly accounts?: SharedFacts["accounts"];
  readonly places?: SharedFacts["places"];
}

export function facts(world: ExampleWorld = {}): Facts {
  const {
    lead,
    away = [],
    assignments = [],
    subject,
    team,
    otherTeams = [],
    loads = {},
    accounts = {},
    places,
  } = world;
  const people = [person(ids.ann, "Ann"), person(ids.bob, "Bob"), person(ids.lena, "Lena")].map((one) =>
    away.some((name) => ids[name] === one.id) ? { ...one, awayUntil: EXAMPLE_NOW + 86_400_000 } : one,
  );
  return {
    subject: {
      lead: { ...aLead, ...lead },
      status: assignments.some(({ state }) => state === "owned") ? "assigned" : "new",
      assignments,
      openTasks: [],
      waitingList: null,
      accountId: null,
      formerOwnerId: null,
      isTried: false,
      isTest: false,
      ...subject,
    },
    shared: {
      workspace: {
        company: "Example",
        timeZone: "Europe/Berlin",
        currency: "EUR",
        pace: 3,
        hours: {
          mon: [["09:00", "17:00"]],
          tue: [["09:00", "17:00"]],
          wed: [["09:00", "17:00"]],
          thu: [["09:00", "17:00"]],
          fri: [["09:00", "17:00"]],
        },
        fields: [{ name: "employees", label: "Employees", type: "number" }],
        roles: { admin: [ids.lena], manager: [ids.lena] },
      },
      teams: Object.fromEntries(
        [{ ...aTeam, ...team }, ...otherTeams].map((one) => [one.id, withMembers(one, people, loads)]),
      ),
      people: Object.fromEntries(people.map((one) => [one.id, one])),
      loads,
      changedLoads: {},
      accounts,
      ...(places && { places }),
    },
  };
}

/** The same world with other people in it, or the same ones changed. */
export function withPeople({ subject, shared }: Facts, change: Readonly<Record<string, Partial<PersonFacts>>>): Facts {
  const changed = Object.entries(change).map(([id, one]): [string, PersonFacts] => [
    id,
    { ...(shared.people[id] ?? person(id, "Somebody")), ...one },
  ]);
  const people = { ...shared.people, ...Object.fromEntries(changed) };
  const teams = Object.entries(shared.teams).map(([id, team]): [string, TeamFacts | null] => [
    id,
    team && withMembers(team, Object.values(people), shared.loads),
  ]);
  return { subject, shared: { ...shared, people, teams: Object.fromEntries(teams) } };
}

function withMembers(team: TeamFacts, people: readonly PersonFacts[], loads: SharedFacts["loads"]): TeamFacts {
  return {
    ...team,
    people: team.members.flatMap(({ personId }) => people.find(({ id }) => id === personId) ?? []),
    lastPickedAt: team.members.map((_, place) => team.lastPickedAt[place] ?? null),
    loads: team.members.map(({ personId }) => loads[personId] ?? null),
  };
}
