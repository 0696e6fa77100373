import type { Graph } from "../../engine/graph.ts";
import type { DryRunReply } from "../../server/flows/contract.ts";
import { newLead } from "../../server/intake/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { peopleCsvRoutes } from "../../server/people/csv/routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import type { FairnessReply, ReceiptView } from "../../server/receipts/contract.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { aDraft, catalog, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { type Api, startApi } from "../http/callers.ts";
import { assignmentOf } from "../receipts/a-busy-team.ts";
import { replayAll } from "../receipts/replay-all.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest
  .extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => [
      ...peopleRoutes({ db, catalog }),
      ...peopleCsvRoutes({ db }),
      ...receiptRoutes({ db, catalog }),
    ]);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

type Caller = Awaited<ReturnType<Api["asManager"]>>;

/** Everybody was last checked on 3 February of last year. */
const LONG_AGO = `${new Date().getFullYear() - 2}-02-03T12:00:00.000Z`;
const AGE = `(as last checked on 3 Feb ${new Date().getFullYear() - 2})`;

const checkOf = async (caller: Caller, id: string) => {
  const { factsCheckedAt, factsCheckedBy } = (await caller.get<PersonView>(`/reps/${id}`)).body;
  return { at: factsCheckedAt, by: factsCheckedBy };
};

let made = 0;

test("what somebody can take is checked by whoever says it anew, and by nothing else", async ({ api, db }) => {
  const [admin, manager] = [await api.asAdmin(), await api.asManager()];
  const email = `age-${++made}@example.com`;
  const { body: ann } = await manager.post<PersonView>("/reps", { name: "Ann", email, languages: ["de"] });
  expect(await checkOf(admin, ann.id)).toEqual({ at: ann.factsCheckedAt, by: manager.id });
  const age = () => db.query("update people set facts_checked_at = $2 where id = $1", [ann.id, LONG_AGO]);

  await age();
  const profile = { languages: ["de"], languageLevels: {}, regions: [], skills: [], seniority: null };
  await admin.patch(`/reps/${ann.id}`, { ...profile, name: "Anna", limits: [{ what: "open", most: 3 }] });
  expect(await checkOf(admin, ann.id), "nothing of it is another").toEqual({ at: LONG_AGO, by: manager.id });

  for (const change of [
    { languages: ["de", "it"] },
    { languageLevels: { it: "B1" } },
    { regions: ["DE"] },
    { products: ["vans"] },
    { industries: ["steel"] },
    { skills: ["tenders"] },
    { seniority: 3 },
  ]) {
    await age();
    await admin.patch(`/reps/${ann.id}`, change);
    const { at, by } = await checkOf(admin, ann.id);
    expect(Date.parse(at), JSON.stringify(change)).toBeGreaterThan(Date.now() - 60_000);
    expect(by).toBe(admin.id);
  }

  await age();
  const send = (row: string) => manager.post("/reps/import", { csv: `E-mail,Name,Skills\n${row}`, commit: true });
  await send(`${email},Ann Berger,tenders`);
  expect((await checkOf(admin, ann.id)).at, "a file that says the same checks nothing").toBe(LONG_AGO);
  await send(`${email},Ann Berger,"tenders, vans"`);
  expect(Date.parse((await checkOf(admin, ann.id)).at)).toBeGreaterThan(Date.now() - 60_000);
  expect((await checkOf(admin, ann.id)).by).toBe(manager.id);
});

test("a manager says that it is still right; only an admin does so of an admin", async ({ api, db }) => {
  const [admin, manager, rep] = [await api.asAdmin(), await api.asManager(), await api.asRep()];
  await db.query("update people set facts_checked_at = $1 where id = any ($2::uuid[])", [LONG_AGO, [rep.id, admin.id]]);
  const { status, body } = await manager.post<PersonView>(`/reps/${rep.id}/facts/confirm`);
  expect(status).toBe(200);
  expect(Date.parse(body.factsCheckedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(body.factsCheckedBy).toBe(manager.id);
  expect(await manager.post(`/reps/${admin.id}/facts/confirm`)).toMatchObject({
    status: 403,
    body: { code: "admins-only" },
  });
  expect((await checkOf(admin, admin.id)).at).toBe(LONG_AGO);
  expect((await admin.post(`/reps/${admin.id}/facts/confirm`)).status).toBe(200);
  expect((await manager.post(`/reps/${crypto.randomUUID()}/facts/confirm`)).status).toBe(404);
});

const asksForTheLanguage = (graph: Graph): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) =>
    node.id === "turns" ? { ...node, config: { ...node.config, requirements: { match: ["language"] } } } : node,
  ),
});

test("a decision by facts of long ago says so wherever it is told, until somebody confirms them", async ({
  api,
  flows,
  db,
}) => {
  const manager = await api.asManager();
  const caller = await flows.asManager();
  const flow = await aDraft(db, caller, asksForTheLanguage);
  await caller.post(`/flows/${flow.id}/publish`);
  const { intake } = createEngine(db);
  const send = async () => {
    const lead = newLead.parse({ name: "Mia", email: `mia.${++made}@example.org`, language: "de" });
    const { leadId } = await intake.accept({ source: { id: flow.source.id, demo: false }, lead, received: lead });
    const { id } = await assignmentOf(db, leadId);
    return (await manager.get<ReceiptView>(`/assignments/${id}/receipt`)).body;
  };
  const { ann, bob } = flow.team;
  const reasonOf = ({ candidates }: { candidates: readonly { personId: string; reason: string }[] }, id: string) =>
    candidates.find(({ personId }) => personId === id)!.reason;
  await manager.patch(`/reps/${ann}`, { languages: ["de"] });

  const young = await send();
  expect(reasonOf(young, bob)).toBe("Does not speak German");
  // As they were kept before anybody's age was known.
  await db.query(
    `update team_snapshots set facts = jsonb_set(facts, '{people}',
       (select jsonb_agg(person - 'factsCheckedAt') from jsonb_array_elements(facts -> 'people') as person))
     where team_id = $1`,
    [flow.team.id],
  );

  await db.query("update people set facts_checked_at = $1 where id = any ($2::uuid[])", [LONG_AGO, [ann, bob]]);
  const old = await send();
  expect(reasonOf(old, bob)).toBe(`Does not speak German ${AGE}`);
  expect(reasonOf(old, ann)).toMatch(/^(Owed|Ahead).*\. Can take it \(as last checked on 3 Feb \d{4}\)$/);
  const names = new Map(old.candidates.map(({ personId, name }) => [personId, name]));
  expect(old.sentences).toContain(`${names.get(bob)} was out: Does not speak German ${AGE}`);
  expect(old.sentences).toContain(`What is known of ${names.get(ann)} was last checked on ${AGE.slice(20, -1)}`);
  const { body: fairness } = await manager.get<FairnessReply>(`/reps/${bob}/fairness`);
  expect(fairness.data.map(({ reason }) => reason)).toEqual([`Does not speak German ${AGE}`, "Does not speak German"]);
  const { body: tried } = await caller.post<DryRunReply>(`/flows/${flow.id}/dry-run`, {
    lead: { name: "Mia", email: "mia@example.org", language: "de" },
  });
  const candidates = tried.steps.flatMap((step) => step.candidates ?? []);
  expect(reasonOf({ candidates }, ann)).toBe(`Can take it ${AGE}`);

  await manager.post(`/reps/${bob}/facts/confirm`);
  const confirmed = await send();
  expect(reasonOf(confirmed, bob)).toBe("Does not speak German");
  expect(reasonOf(confirmed, ann)).toContain(AGE);
  expect(await replayAll(db)).toMatchObject({ different: [] });
});
