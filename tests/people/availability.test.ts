import { Temporal } from "temporal-polyfill";
import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { flowRoutes } from "../../server/flows/routes.ts";
import { liveFlowRoutes } from "../../server/flows/live-routes.ts";
import { holidaysOf } from "../../server/holidays/holidays.ts";
import { newLead } from "../../server/intake/contract.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { newPerson, type PersonView } from "../../server/people/contract.ts";
import { extendOpenIntervals } from "../../server/people/jobs.ts";
import { addDays, dayAt, startOfDay } from "../../server/people/off-days.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { readReceiptsOfRun } from "../../server/receipts/receipt-queries.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import { aSource, catalog } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { startApi } from "../http/callers.ts";
import { expect, isolatedTest, type TestClock } from "../setup/test.ts";

const BERLIN = "Europe/Berlin";
const NINE_TO_FIVE = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));

const test = isolatedTest.extend("api", async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [
    ...peopleRoutes({ db, catalog }),
    ...flowRoutes({ db, catalog }),
    ...liveFlowRoutes({ db, catalog }),
  ]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

async function aPerson(db: Db, name: string, more: object): Promise<string> {
  const person = newPerson.parse({ name, email: `${name.toLowerCase()}@example.com`, timeZone: BERLIN, ...more });
  return transaction(db, (tx) => addPerson(tx, person));
}

const aTeamOf = (db: Db, name: string, people: readonly string[]) =>
  transaction(db, (tx) => {
    const members = people.map((repId) => ({ repId, weight: 1 }));
    return addTeam(tx, { name, leaderId: null, members }, { by: null });
  });

/** new lead → take turns among those who speak its language → if nobody can: the other team, then the waiting list. */
function drawn(source: string, team: string, other: string): Graph {
  const order = [{ to: "team", team: other, within: "PT15M", counts: "clock" }];
  const nodes: [string, string, Graph["nodes"][number]["config"]][] = [
    ["start", "lead-captured", { sources: [source] }],
    ["turns", "round-robin", { team, mode: "assign", requirements: { match: ["language"] } }],
    ["fallback", "fallback", { team, order }],
    ["end", "end", {}],
  ];
  const edges = [
    ["start", "done", "turns"],
    ["turns", "assigned", "end"],
    ["turns", "nobody", "fallback"],
    ["fallback", "reached", "end"],
    ["fallback", "waiting-list", "end"],
  ] as const;
  return {
    nodes: nodes.map(([id, type, config]) => ({ id, type, config, position: { x: 0, y: 0 } })),
    edges: edges.map(([from, exit, target]) => ({ id: `${from}-${exit}`, source: from, sourceHandle: exit, target })),
  };
}

interface Company {
  readonly db: Db;
  readonly api: Awaited<ReturnType<typeof startApi>>;
  readonly clock: TestClock;
}

async function goLive({ db, api }: Company, team: string, other: string) {
  const manager = await api.asManager();
  const source = await aSource(db);
  const flow = { name: "By language", graph: drawn(source.id, team, other) };
  const { body } = await manager.post<FlowDetail>("/flows", flow);
  expect(await manager.post(`/flows/${body.id}/publish`)).toMatchObject({ status: 200 });
  const { intake, advanceAll } = createEngine(db);
  let made = 0;
  const send = async (language: string) => {
    const lead = newLead.parse({ name: "Mia", email: `mia-${++made}@mail${made}.example.org`, language });
    const { leadId, runIds } = await intake.accept({
      source: { id: source.id, demo: false },
      lead,
      received: {},
    });
    // The other team is loaded by whoever takes the run next.
    await advanceAll();
    const { rows } = await db.query<{ owner: string | null }>("select owner_id as owner from leads where id = $1", [
      leadId,
    ]);
    const [first] = await readReceiptsOfRun(db, leadId, runIds[0]!);
    return { owner: rows[0]!.owner, decision: first!.decision };
  };
  return { manager, send };
}

/** Moves the product's clock to a moment, and does what the night does. */
async function sleepUntil({ db, clock }: Company, at: number): Promise<void> {
  await clock.advance({ ms: at - (await readClock(db)) });
  await extendOpenIntervals(db);
}

const reasonOf = (decision: Awaited<ReturnType<typeof readReceiptsOfRun>>[number]["decision"], id: string) =>
  decision.members.find(({ personId }) => personId === id);

test("who pauses with a return date is skipped for that reason, and back by itself at the right local hour after the clocks changed", async ({
  db,
  api,
  clock,
}) => {
  const company = { db, api, clock };
  const now = Temporal.Instant.fromEpochMilliseconds(await readClock(db)).toZonedDateTimeISO(BERLIN);
  const sunday = now.getTimeZoneTransition("next")!;
  const monday = sunday.toPlainDate().add({ days: 1 });
  const friday = sunday.toPlainDate().subtract({ days: 2 });
  const at = (day: Temporal.PlainDate, time: string) => day.toZonedDateTime({ timeZone: BERLIN, plainTime: time });
  expect(at(monday, "09:00").offset).not.toBe(at(friday, "09:00").offset);

  const ann = await aPerson(db, "Ann", { languages: ["de"], hours: NINE_TO_FIVE });
  const bob = await aPerson(db, "Bob", { languages: ["de"] });
  const team = await aTeamOf(db, "Berlin", [ann, bob]);
  const { manager, send } = await goLive(company, team, await aTeamOf(db, "Nobody", []));

  await sleepUntil(company, at(friday, "15:00").epochMilliseconds);
  const { body } = await manager.patch<PersonView>(`/reps/${ann}`, { away: { until: monday.toString() } });
  const back = at(monday, "09:00").epochMilliseconds;
  expect(Date.parse(body.away!.until)).toBe(back);
  const skipped = { eligible: false, reason: "away", until: back };
  const onFriday = await send("de");
  expect([onFriday.owner, reasonOf(onFriday.decision, ann)]).toEqual([bob, expect.objectContaining(skipped)]);

  await sleepUntil(company, back - 60_000);
  const tooEarly = await send("de");
  expect([tooEarly.owner, reasonOf(tooEarly.decision, ann)]).toEqual([bob, expect.objectContaining(skipped)]);

  await sleepUntil(company, back);
  expect((await send("de")).owner, "she is next: she never had one").toBe(ann);
});

test("on a German holiday German leads follow the drawn fallback, English ones are untouched", async ({
  db,
  api,
  clock,
}) => {
  const company = { db, api, clock };
  const german = await Promise.all(
    ["Anna", "Bernd", "Clara"].map((name) => aPerson(db, name, { languages: ["de"], holidaysOf: "DE" })),
  );
  const english = await Promise.all(
    ["Dave", "Emma", "Finn"].map((name) => aPerson(db, name, { languages: ["en"], timeZone: "Europe/Dublin" })),
  );
  const vienna = await aPerson(db, "Gerti", { languages: ["de"], timeZone: "Europe/Vienna" });
  const six = await aTeamOf(db, "Six", [...german, ...english]);
  const { send } = await goLive(company, six, await aTeamOf(db, "Vienna", [vienna]));
  expect(german).toContain((await send("de")).owner);

  const holiday = await nextHoliday(await readClock(db));
  await sleepUntil(company, startOfDay(holiday.day, BERLIN) + 11 * 3_600_000);
  for (let count = 0; count < 3; count++) {
    const { owner, decision } = await send("de");
    expect(owner).toBe(vienna);
    expect(decision.members.map(({ reason }) => reason).toSorted()).toEqual([
      "holiday",
      "holiday",
      "holiday",
      "language",
      "language",
      "language",
    ]);
    expect(reasonOf(decision, german[0]!)).toMatchObject({ values: { holiday: holiday.name } });
  }
  const owners = [];
  for (let count = 0; count < 6; count++) owners.push((await send("en")).owner!);
  expect(owners.toSorted()).toEqual([...english, ...english].toSorted());
});

/** At least a day ahead, so that today is none. */
async function nextHoliday(now: number) {
  const today = dayAt(now, BERLIN);
  const year = Number(today.slice(0, 4));
  const days = [...(await holidaysOf("DE", year)), ...(await holidaysOf("DE", year + 1))];
  const isToday = days.some(({ day }) => day === today);
  return days.find(({ day }) => day > addDays(today, isToday ? 4 : 1))!;
}
