import { type Db, transaction } from "../../engine/database.ts";
import { publishFlow } from "../../server/flows/go-live.ts";
import { graph } from "../engine/support/a-world.ts";
import { expect } from "../setup/test.ts";
import { aFlow, aPerson, aTeam, at, daily, italyAndTheWorld, rowOf, test } from "./a-covered-flow.ts";
import { catalog } from "./a-flow.ts";

test("counts who could take which leads, and says when nobody can", async ({ coverageOf, db }) => {
  const { flow } = await italyAndTheWorld(db);
  const body = await coverageOf(flow, { by: "language", week: "usual" });
  expect(body.days.map(({ weekday }) => weekday)).toEqual(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

  const [italian, german, english] = ["Italian", "German", "English"].map((label) => rowOf(body, label));
  expect([at(italian!, 0, 8), at(italian!, 0, 9), at(italian!, 4, 14), at(italian!, 4, 15)]).toEqual([0, 1, 1, 0]);
  expect([at(german!, 0, 8), at(german!, 0, 9), at(german!, 0, 12), at(german!, 0, 13)]).toEqual([1, 2, 1, 1]);
  expect([at(english!, 0, 9), at(english!, 0, 18), at(english!, 5, 9)]).toEqual([1, 0, 0]);

  // Nobody of the second team speaks what nobody names; of a lead without a language anybody may be asked.
  expect([at(rowOf(body, "Anything else"), 0, 9), at(rowOf(body, "Not known"), 0, 9)]).toEqual([0, 2]);

  const sentences = italian!.holes.map(({ sentence }) => sentence);
  expect(sentences).toContain("Nobody takes Italian leads on Friday after 15:00.");
  expect(sentences).toContain("Nobody takes Italian leads from Monday to Thursday after 17:00.");
  expect(sentences).toContain("Nobody takes Italian leads on Saturday and Sunday.");
  // What happens within the company's own hours comes first.
  expect(italian!.holes[0]).toMatchObject({
    sentence: "Nobody takes Italian leads on Friday after 15:00.",
    goesTo: "They go to the waiting list of Italy.",
    mend: expect.stringContaining("Giulia Conti (09:00–15:00)"),
    minutes: 9 * 60,
    businessMinutes: 2 * 60,
  });
});

test("the coming week knows who is away, a usual one does not", async ({ coverageOf, db }) => {
  const { flow, giulia } = await italyAndTheWorld(db);
  await db.query("update people set away_until = baton_now() + interval '30 days' where id = $1", [giulia]);
  const coming = await coverageOf(flow, { by: "language" });
  expect(rowOf(coming, "Italian").people.filter(Boolean)).toEqual([]);
  expect(rowOf(coming, "Italian").holes.map(({ sentence }) => sentence)).toEqual([
    "Nobody takes Italian leads on any day of this week.",
  ]);
  const usual = await coverageOf(flow, { by: "language", week: "usual" });
  expect(at(rowOf(usual, "Italian"), 0, 9)).toBe(1);
});

test("of today, what is over is marked so, and nothing is missing in it", async ({ coverageOf, db, clock }) => {
  const { flow } = await italyAndTheWorld(db);
  await clock.advance({ minutes: await minutesToMonday(db, "10:30") });
  const coming = await coverageOf(flow, { by: "language" });
  expect(coming.pastHours).toBe(10);
  const sentences = rowOf(coming, "Italian").holes.map(({ sentence }) => sentence);
  expect(sentences).toContain("Nobody takes Italian leads from Tuesday to Friday before 09:00.");
  const usual = await coverageOf(flow, { by: "language", week: "usual" });
  expect(usual.pastHours).toBe(0);
  expect(rowOf(coming, "Italian").holeMinutes).toBe(rowOf(usual, "Italian").holeMinutes - 9 * 60);
});

async function minutesToMonday(db: Db, time: string): Promise<number> {
  const { rows } = await db.query<{ minutes: number }>(
    `select (extract(epoch from ((date_trunc('week', baton_now(), 'UTC') at time zone 'UTC') + interval '7 days' + $1::time)
                                at time zone 'UTC' - baton_now()) / 60)::float as minutes`,
    [time],
  );
  return rows[0]!.minutes;
}

test("a language that nobody who is asked speaks names who does, elsewhere in the company", async ({
  coverageOf,
  db,
}) => {
  await aPerson(db, "Paul Petit", ["fr"], null);
  const team = await aTeam(db, "Italy", [await aPerson(db, "Giulia Conti", ["it"], null)]);
  const drawing = graph(
    {
      start: ["lead-captured"],
      romance: ["language", { anyOf: ["it", "fr"] }],
      turns: ["round-robin", { team, requirements: { match: ["language"] } }],
    },
    ["start romance", "romance yes turns"],
  );
  const body = await coverageOf(await aFlow(db, drawing), { by: "language" });
  expect(rowOf(body, "Italian").holes).toEqual([]);
  expect(rowOf(body, "French").holes).toEqual([
    expect.objectContaining({
      mend: "Nobody who is asked there can take them. Paul Petit speaks it, but is in no team that is asked.",
      goesTo: "They stop at “Take turns”, where nothing is drawn that comes next.",
    }),
  ]);
});

test("when the first team has nobody, the second one counts; business hours send leads another way", async ({
  coverageOf,
  db,
}) => {
  const day = await aTeam(db, "Day", [await aPerson(db, "Dana Day", [], daily("09:00", "17:00"))]);
  const late = await aTeam(db, "Late", [
    await aPerson(db, "Lou Late", [], daily("12:00", "20:00")),
    await aPerson(db, "Lia Late", [], daily("12:00", "20:00")),
  ]);
  const drawing = graph(
    {
      start: ["lead-captured"],
      open: ["business-hours", { hours: daily("08:00", "19:30"), timeZone: "UTC" }],
      first: ["round-robin", { team: day }],
      second: ["round-robin", { team: late }],
      morning: ["wait", { until: "08:00" }],
      queue: ["to-queue", { team: late }],
    },
    [
      "start open",
      "open open first",
      "open closed morning",
      "morning first",
      "first nobody second",
      "second nobody queue",
    ],
  );
  const flow = await aFlow(db, drawing);
  const body = await coverageOf(flow, { week: "usual" });
  expect(body.choices).toEqual([{ by: "all", label: "All leads together" }]);
  const [all] = body.rows;
  expect([8, 9, 12, 16, 17, 18, 19, 20].map((hour) => at(all!, 0, hour))).toEqual([0, 1, 1, 1, 2, 2, 0, 0]);
  const late8 = all!.holes.find(({ sentence }) => sentence.includes("before 09:00"))!;
  expect(late8.goesTo).toContain("go to the waiting list of Late");
  expect(late8.goesTo).toContain("wait at “Wait for a time” first");
  expect(body.warnings[0]).toMatch(
    /^Nobody is there for leads in 115\.5 of 168 hours a week\. They go to .* or wait at .* first\.$/,
  );
});

test("numbers are told apart exactly where the flow cuts them", async ({ coverageOf, db }) => {
  const seniors = await aTeam(db, "Seniors", [await aPerson(db, "Sam Senior", [], daily("09:00", "12:00"))]);
  const team = await aTeam(db, "Everybody", [await aPerson(db, "Eve Early", [], null)]);
  const branches = [{ id: "big", label: "Big deals", rule: { ">": [{ var: "value" }, 5000] } }];
  const drawing = graph(
    {
      start: ["lead-captured"],
      size: ["condition", { branches }],
      seniors: ["round-robin", { team: seniors }],
      all: ["round-robin", { team }],
    },
    ["start size", "size big seniors", "size otherwise all"],
  );
  const body = await coverageOf(await aFlow(db, drawing), { by: "value", week: "usual" });
  expect(body.rows.map(({ label }) => label)).toEqual(["up to 5,000", "more than 5,000", "Not known"]);
  expect(body.rows.map((row) => [at(row, 0, 10), at(row, 0, 13)])).toEqual([
    [1, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(body.rows[1]!.holes[0]!.sentence).toMatch(/^Nobody takes leads with value more than 5,000 /);
});

test("leads that the flow gives to nobody are no hole, and a flow without people teaches", async ({
  api,
  coverageOf,
  db,
}) => {
  const { flow } = await italyAndTheWorld(db);
  const team = await aTeam(db, "Lists", [await aPerson(db, "Lisa List", ["en"], null)]);
  const onlyGerman = await aFlow(
    db,
    graph(
      {
        start: ["lead-captured"],
        german: ["language", { anyOf: ["de"] }],
        turns: ["round-robin", { team }],
        queue: ["to-queue", { team }],
      },
      ["start german", "german yes turns", "german otherwise queue", "german unknown queue", "turns nobody queue"],
    ),
  );
  const manager = await api.asManager();
  const body = await coverageOf(onlyGerman, { by: "language" });
  expect(rowOf(body, "English")).toMatchObject({ drawnAway: "They go to the waiting list of Lists.", holes: [] });
  expect(rowOf(body, "German")).toMatchObject({ drawnAway: null, holeMinutes: 0 });
  expect(body.warnings).toEqual([]);

  const empty = await aFlow(db, { nodes: [], edges: [] });
  const reply = await coverageOf(empty);
  expect(reply.empty).toBe("Nothing is drawn yet that gives leads to people.");
  expect(await manager.get(`/flows/${flow}/coverage?by=value`)).toMatchObject({
    status: 422,
    body: { code: "not-asked" },
  });
  expect(await manager.get(`/flows/${flow}/coverage?of=live`)).toMatchObject({
    status: 409,
    body: { code: "flow-not-live" },
  });
});

test("what is live is counted apart from what is drawn", async ({ coverageOf, db }) => {
  const { flow } = await italyAndTheWorld(db);
  await transaction(db, (tx) => publishFlow(tx, catalog, flow, { seen: undefined, by: null }));
  await db.query("update flows set draft = $2 where id = $1", [flow, JSON.stringify({ nodes: [], edges: [] })]);
  expect((await coverageOf(flow, { of: "live" })).empty).toBeNull();
  expect((await coverageOf(flow)).empty).not.toBeNull();
});
