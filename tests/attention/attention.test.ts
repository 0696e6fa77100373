import { attentionRoutes } from "../../server/attention/routes.ts";
import { serve } from "../http/serve.ts";
import {
  aLead,
  anOwnedLead,
  aPerson,
  aRun,
  aTeam,
  ago,
  asKey,
  asManager,
  asRep,
  catalog,
  get,
  insert,
} from "../leads/rows.ts";
import { expect, isolatedTest } from "../setup/test.ts";
import type { Db } from "../../engine/database.ts";

const test = isolatedTest.extend("server", async ({ db }, { onCleanup }) => {
  const server = await serve(attentionRoutes({ db, catalog }));
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

/** One lead of each kind, each stuck longer than the next. */
async function oneOfEach(db: Db) {
  const ann = await aPerson(db, "Ann Berger");
  const team = await aTeam(db, "Germany", [ann]);
  const { lead: overdue } = await anOwnedLead(db, ann);
  await insert(db, "tasks", {
    lead_id: overdue,
    person_id: ann,
    title: "make contact",
    created_at: ago(60),
    due_at: ago(40),
  });
  const waiting = await aLead(db, { status: "waiting-list", waiting_list_id: team, waiting_since: ago(30) });
  const stopped = await aLead(db, { status: "attention", attention_since: ago(20), attention_code: "stopped" });
  const error = { code: "team-missing", message: "The team was removed." };
  const { run, flow } = await aRun(db, stopped, ["escalate"], { status: "failed", error, updated_at: ago(20) });
  const untaken = await aLead(db, { status: "attention", attention_since: ago(10), attention_code: "flow-paused" });
  return { overdue, waiting, stopped, untaken, run, flow, team, ann };
}

test("whatever is stuck is listed once, the longest stuck first, and says where and why", async ({ db, server }) => {
  const { overdue, waiting, stopped, untaken, run, flow, team } = await oneOfEach(db);

  const { body } = await get(server, "/attention", asKey());

  expect(body.data.map(({ kind, lead }: { kind: string; lead: { id: string } }) => [kind, lead.id])).toEqual([
    ["overdue", overdue],
    ["waiting-list", waiting],
    ["stopped", stopped],
    ["no-flow", untaken],
  ]);
  expect(body.counts).toEqual({ overdue: 1, "waiting-list": 1, stopped: 1, "no-flow": 1, objection: 0, review: 0 });
  const [first, second, third, fourth] = body.data;
  expect(first.sentence).toMatch(/^Ann Berger has not done “make contact” by (\d+ \w+, )?\d\d:\d\d$/);
  expect(second).toMatchObject({ team: { id: team }, run: null });
  expect(second.sentence).toMatch(/^Nobody has taken it from the waiting list of Germany/);
  expect(third).toMatchObject({
    sentence: "Stopped at “Escalate”: The team was removed.",
    run: { id: run, flowId: flow },
  });
  expect(fourth.sentence).toMatch(/^The flow for Web form \d+ is paused$/);
});

test("what is done or in time is not stuck", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  const { lead } = await anOwnedLead(db, ann);
  const task = { person_id: ann, title: "make contact", created_at: ago(60), due_at: ago(40) };
  await insert(db, "tasks", { ...task, lead_id: lead, state: "done", closed_at: ago(50) });
  await insert(db, "tasks", { ...task, lead_id: lead, due_at: ago(-5) });

  const { body } = await get(server, "/attention", asKey());

  expect(body.data).toEqual([]);
  expect(body.counts).toEqual({ overdue: 0, "waiting-list": 0, stopped: 0, "no-flow": 0, objection: 0, review: 0 });
});

test("a task is overdue from the moment its time has passed", async ({ db, server, clock }) => {
  const ann = await aPerson(db, "Ann Berger");
  const { lead } = await anOwnedLead(db, ann);
  await insert(db, "tasks", {
    lead_id: lead,
    person_id: ann,
    title: "make contact",
    created_at: ago(1),
    due_at: ago(-15),
  });
  const count = async () => (await get(server, "/attention", asKey())).body.counts.overdue;

  expect(await count()).toBe(0);
  await clock.advance({ minutes: 16 });
  expect(await count()).toBe(1);
});

test("one kind can be listed alone, in pages", async ({ db, server }) => {
  const { overdue, stopped } = await oneOfEach(db);
  const { body } = await get(server, "/attention?kind=stopped", asKey());
  expect(body.data.map(({ lead }: { lead: { id: string } }) => lead.id)).toEqual([stopped]);

  const first = await get(server, "/attention?limit=1", asKey());
  const rest = await get(server, `/attention?limit=10&cursor=${first.body.nextCursor}`, asKey());
  expect(first.body.data[0].lead.id).toBe(overdue);
  expect(rest.body.data).toHaveLength(3);
  expect(rest.body.nextCursor).toBeNull();
});

test("it is for managers", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  expect((await get(server, "/attention", asRep(ann))).status).toBe(403);
  expect((await get(server, "/attention", asManager(ann))).status).toBe(200);
});
