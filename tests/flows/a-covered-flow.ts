import { type Db, transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { newId } from "../../engine/ids.ts";
import type { FieldDefinition, FieldValue, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import type { Rule } from "../../node-catalog/rules/schema.ts";
import { addFlow } from "../../server/flows/add-flow.ts";
import type { CoverageView } from "../../server/flows/coverage/contract.ts";
import { insertFields } from "../../server/intake/field-store.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import { coverageRoutes } from "../../server/flows/coverage/routes.ts";
import { graph } from "../engine/support/a-world.ts";
import { startApi } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";
import { isolatedTest } from "../setup/test.ts";
import { catalog } from "./a-flow.ts";

/** `test` with a database of its own and the route of the hours; `coverageOf` asks it as a manager does. */
export const test = isolatedTest
  .extend("api", async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => coverageRoutes({ db, catalog }));
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("coverageOf", async ({ api }) => {
    const manager = await api.asManager();
    return async (flow: string, query: Readonly<Record<string, string>> = {}) => {
      const asked = `/flows/${flow}/coverage?${new URLSearchParams(query)}`;
      return made2xx(manager.get<CoverageView>(asked));
    };
  });

const DAYS = ["mon", "tue", "wed", "thu", "fri"] as const;
export const daily = (from: string, to: string): WeeklyHours =>
  Object.fromEntries(DAYS.map((day) => [day, [[from, to]]]));

let made = 0;

export async function aPerson(
  db: Db,
  name: string,
  languages: string[],
  hours: WeeklyHours | null,
  { demo = false } = {},
) {
  const person = { name, email: `cover-${++made}@example.com`, languages, hours, timeZone: "UTC", away: null };
  return transaction(db, (tx) => addPerson(tx, { ...person, roles: ["rep"] }, { demo }));
}

export async function aTeam(db: Db, name: string, people: readonly string[]) {
  const members = people.map((repId) => ({ repId, weight: 1 }));
  return transaction(db, (tx) => addTeam(tx, { name, leaderId: null, members }, { by: null }));
}

export const aFlow = (db: Db, drawing: Graph, { demo = false } = {}) =>
  transaction(db, (tx) => addFlow(tx, { name: `Covered ${++made}`, graph: drawing, by: null, demo }));

/** Italian leads to one team, all others to another; nobody there: the waiting list. */
const byLanguage = (italy: string, world: string) =>
  graph(
    {
      start: ["lead-captured"],
      italian: ["language", { anyOf: ["it"] }],
      italy: ["round-robin", { team: italy }],
      world: ["round-robin", { team: world, requirements: { match: ["language"] } }],
      queue: ["to-queue", { team: italy }],
    },
    [
      "start italian",
      "italian yes italy",
      "italian otherwise world",
      "italian unknown world",
      "italy nobody queue",
      "world nobody queue",
    ],
  );

/** Giulia, who leaves early on Fridays, gets the Italian leads; two others all the rest. @param number makes names unique */
export async function italyAndTheWorld(db: Db, number = "") {
  const giulia = await aPerson(db, "Giulia Conti", ["it"], { ...daily("09:00", "17:00"), fri: [["09:00", "15:00"]] });
  const ben = await aPerson(db, "Ben Adler", ["en", "de"], daily("08:00", "18:00"));
  const eva = await aPerson(db, "Eva Lang", ["de"], daily("09:00", "12:30"));
  const [italy, world] = [await aTeam(db, `Italy${number}`, [giulia]), await aTeam(db, `World${number}`, [ben, eva])];
  return { flow: await aFlow(db, byLanguage(italy, world)), giulia };
}

const FIELDS: FieldDefinition[] = [
  { name: "urgent", label: "Urgent", type: "yes-no" },
  { name: "interests", label: "Interests", type: "list" },
  { name: "moveIn", label: "Move-in", type: "date" },
];

/** Leads that meet the rule go to Mornings, who is in until noon; all others to Always, who is in at any time. */
export async function aChoice(db: Db, rule: Rule, { demo = false, number = "", sources = [] as string[] } = {}) {
  await insertFields(db, FIELDS);
  const mornings = await aTeam(db, `Mornings${number}`, [await aPerson(db, "Mo Morning", [], daily("08:00", "12:00"))]);
  const always = await aTeam(db, `Always${number}`, [await aPerson(db, "Al Always", [], null)]);
  const drawing = graph(
    {
      start: ["lead-captured", { sources }],
      choice: ["condition", { branches: [{ id: "met", label: "Met", rule: rule as Record<string, never> }] }],
      mornings: ["round-robin", { team: mornings }],
      always: ["round-robin", { team: always }],
      queue: ["to-queue", { team: mornings }],
    },
    ["start choice", "choice met mornings", "choice otherwise always", "mornings nobody queue", "always nobody queue"],
  );
  return aFlow(db, drawing, { demo });
}

export interface AskedLead {
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly language?: string;
  readonly phone?: string;
  readonly companySize?: number;
  readonly demo?: boolean;
  readonly test?: boolean;
  readonly daysAgo?: number;
}

/** Leads as they lie in the table, whichever way they came. */
export async function someLeads(db: Db, leads: readonly AskedLead[]) {
  for (const { fields = {}, demo = false, test = false, daysAgo = 1, ...more } of leads) {
    const { language = null, phone = null, companySize = null } = more;
    const contact = newId();
    await db.query("insert into contacts (id, created_at) values ($1, baton_now())", [contact]);
    await db.query(
      `insert into leads (id, contact_id, source_id, name, language, phone, fields, demo, test, company_size, created_at)
       select $1, $2, id, 'Mia', $3, $4, $5, $6, $7, $9, baton_now() - make_interval(days => $8) from sources limit 1`,
      [newId(), contact, language, phone, JSON.stringify(fields), demo, test, daysAgo, companySize],
    );
  }
}

export const rowOf = ({ rows }: CoverageView, label: string) => rows.find((row) => row.label === label)!;

/** The number of a usual week at that hour: Monday is 0. */
export const at = ({ people }: { people: readonly (number | null)[] }, day: number, hour: number) =>
  people[day * 24 + hour];
