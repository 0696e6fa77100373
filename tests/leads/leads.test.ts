import { newId } from "../../engine/ids.ts";
import createTask from "../../node-catalog/nodes/create-task.ts";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { leadRoutes } from "../../server/leads/routes.ts";
import { serve } from "../http/serve.ts";
import { expect, isolatedTest, test as plainTest } from "../setup/test.ts";
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
} from "./rows.ts";

const test = plainTest.extend("server", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const server = await serve(leadRoutes({ db, catalog }));
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});
const countingTest = isolatedTest.extend("server", async ({ db }, { onCleanup }) => {
  const server = await serve(leadRoutes({ db, catalog }));
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

test("a rep sees a lead of their own, one offered to them and one they could claim; another's is not there", async ({
  db,
  server,
}) => {
  const [ann, bob, lena] = [await aPerson(db, "Ann"), await aPerson(db, "Bob"), await aPerson(db, "Lena")];
  const team = await aTeam(db, "Germany", [ann]);
  const { lead: own } = await anOwnedLead(db, ann);
  const offered = await aLead(db);
  await insert(db, "assignments", {
    lead_id: offered,
    person_id: ann,
    state: "offered",
    because: { code: "x" },
    at: ago(1),
  });
  const claimable = await aLead(db, { status: "waiting-list", waiting_list_id: team, waiting_since: ago(3) });
  const { lead: bobs } = await anOwnedLead(db, bob);
  const once = await anOwnedLead(db, bob);
  await insert(db, "assignments", {
    lead_id: once.lead,
    person_id: ann,
    state: "released",
    because: { code: "x" },
    at: ago(9),
    ended_at: ago(8),
  });

  for (const id of [own, offered, claimable]) expect((await get(server, `/leads/${id}`, asRep(ann))).status).toBe(200);
  for (const id of [bobs, once.lead, newId()]) {
    const { status, body } = await get(server, `/leads/${id}`, asRep(ann));
    expect({ status, code: body.code }).toEqual({ status: 404, code: "no-such-lead" });
  }
  for (const actor of [asManager(lena), asKey()]) expect((await get(server, `/leads/${bobs}`, actor)).status).toBe(200);
  const { body } = await get(server, "/leads", asRep(ann));
  expect(body.data.map(({ id }: { id: string }) => id).toSorted()).toEqual([own, offered, claimable].toSorted());
});

countingTest("the list is newest first, and its pages have neither gaps nor repeats", async ({ db, server }) => {
  const at = ago(5);
  const ids: string[] = [];
  for (let count = 0; count < 7; count++)
    ids.push(await aLead(db, { created_at: count < 4 ? at : ago(4 - count / 10) }));
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await get(server, `/leads?limit=3${cursor && `&cursor=${cursor}`}`, asKey());
    seen.push(...page.body.data.map(({ id }: { id: string }) => id));
    cursor = page.body.nextCursor;
  }
  expect(seen).toEqual([...ids.slice(4).toReversed(), ...ids.slice(0, 4).toReversed()]);
});

countingTest("leads are found by status, owner, source, flow, and by words and digits", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann");
  const { lead: owned } = await anOwnedLead(db, ann, { lead: { name: "Maren Fuchs", phone: "+49 30 901820" } });
  const fresh = await aLead(db, { name: "Viktor 100% Kolb", email: "v.kolb@example.org" });
  const { flow } = await aRun(db, fresh, ["round-robin"]);
  const { rows } = await db.query<{ source_id: string }>("select source_id from leads where id = $1", [fresh]);
  const found = async (query: string) => {
    const { body } = await get(server, `/leads?${query}`, asKey());
    return body.data.map(({ id }: { id: string }) => id);
  };

  expect(await found("status=assigned")).toEqual([owned]);
  expect(await found(`ownerId=${ann}`)).toEqual([owned]);
  expect(await found(`sourceId=${rows[0]!.source_id}`)).toEqual([fresh]);
  expect(await found(`flowId=${flow}`)).toEqual([fresh]);
  expect(await found("search=FUCHS")).toEqual([owned]);
  expect(await found("search=4930+9018")).toEqual([owned]);
  expect(await found("search=v.kolb@")).toEqual([fresh]);
  expect(await found("search=100%25")).toEqual([fresh]);
  expect(await found("search=nobody")).toEqual([]);
});

test("a cursor that is not from this list is refused, not run", async ({ server }) => {
  const forged = Buffer.from(JSON.stringify(["now'; drop table leads", newId()])).toString("base64url");
  for (const cursor of [forged, "nonsense"]) {
    expect((await get(server, `/leads?cursor=${cursor}`, asKey())).body.code).toBe("cursor-invalid");
  }
});

test("the history tells what flows and people did, in order, each thing once", async ({ db, server }) => {
  const [ann, bob, lena] = [
    await aPerson(db, "Ann Berger"),
    await aPerson(db, "Bob Adler"),
    await aPerson(db, "Lena Vogt"),
  ];
  const now = Date.now();
  // One transaction has one time for all that it does.
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
  const team = await aTeam(db, "Germany", [ann, bob]);
  const lead = await aLead(db, { status: "assigned", owner_id: ann, created_at: minutesAgo(30) });
  await db.query("update inquiries set at = $2 where lead_id = $1", [lead, minutesAgo(30)]);
  const types = ["lead-captured", "round-robin", "create-task", "wait-for-contact", "escalate", "wait-for-contact"];
  const { run } = await aRun(db, lead, types, { node_id: "n5" });
  const step = (seq: number, type: string, exit: string | null, because: object, minutes: number) => ({
    seq,
    visit: seq,
    nodeId: `n${types.indexOf(type)}`,
    type,
    exit,
    because,
    at: minutesAgo(minutes).getTime(),
  });
  const first = [
    step(1, "lead-captured", "done", { code: "captured" }, 29),
    step(2, "round-robin", "assigned", { code: "next-in-turn", person: bob, team }, 29),
    step(3, "create-task", "done", { code: "task-created", person: bob, title: "make contact" }, 29),
    step(4, "wait-for-contact", null, { code: "waiting", person: bob }, 29),
  ];
  const second = [
    step(5, "wait-for-contact", "timeout", { code: "timeout" }, 14),
    step(6, "escalate", "assigned", { code: "not-reached", previous: bob, person: ann }, 14),
    { ...step(7, "wait-for-contact", null, { code: "waiting", person: ann }, 14), nodeId: "n5" },
  ];
  for (const steps of [first, second]) {
    await db.query("insert into steps (run_id, first_seq, last_seq, steps, at) values ($1, $2, $3, $4, now())", [
      run,
      steps[0]!.seq,
      steps.at(-1)!.seq,
      JSON.stringify(steps),
    ]);
  }
  const given = { lead_id: lead, team_id: team, run_id: run };
  await insert(db, "assignments", {
    ...given,
    person_id: bob,
    node_id: "n1",
    visit: 2,
    state: "released",
    because: first[1]!.because,
    at: minutesAgo(29),
    ended_at: minutesAgo(14),
  });
  await insert(db, "assignments", {
    ...given,
    person_id: ann,
    node_id: "n4",
    visit: 6,
    state: "owned",
    because: second[1]!.because,
    at: minutesAgo(14),
    accepted_at: minutesAgo(12),
  });
  await insert(db, "lead_events", {
    lead_id: lead,
    kind: "note",
    person_id: lena,
    data: { text: "Asked for Ann by name" },
    at: minutesAgo(10),
  });
  await insert(db, "lead_events", {
    lead_id: lead,
    kind: "contact",
    person_id: ann,
    data: { channel: "call", outcome: "reached" },
    at: minutesAgo(5),
  });
  await insert(db, "lead_events", {
    lead_id: lead,
    kind: "refunded",
    person_id: bob,
    data: { reason: "Was on a train", by: lena },
    at: minutesAgo(4),
  });

  const { body } = (await get(server, `/leads/${lead}`, asRep(ann))) as { body: LeadDetail };

  expect(body.timeline.map(({ kind, title, sentence }) => [kind, title, sentence])).toEqual([
    ["came-in", "Came in", body.source.name],
    ["assigned", "Given to Bob Adler", "Bob Adler was next in turn"],
    ["task", createTask.title, "Bob Adler was asked to make contact"],
    ["step", "Wait until reached", "The customer was not reached in time"],
    ["assigned", "Given to you", "Bob Adler did not reach the customer in time, and you were next in turn"],
    ["step", "Wait until reached", "You have time to reach the customer"],
    ["accepted", "You accepted", ""],
    ["note", "Note by Lena Vogt", "Asked for Ann by name"],
    ["contact", "You called and reached them", ""],
    ["refunded", "The turn of Bob Adler was given back", "Was on a train"],
  ]);
  expect(body.timeline.map(({ group }) => group)).toContain("escalate");
  expect(body.assignments.map(({ repName, state }) => [repName, state])).toEqual([
    ["Bob Adler", "released"],
    ["Ann Berger", "owned"],
  ]);
  expect(body.runs).toMatchObject([{ id: run, status: "waiting", nodeId: "n5" }]);
});

test("a lead that stopped says at what, and one that no flow took says why", async ({ db, server }) => {
  const attention = { status: "attention", attention_since: ago(4) };
  const stopped = await aLead(db, { ...attention, attention_code: "stopped" });
  await aRun(db, stopped, ["escalate"], {
    status: "failed",
    error: { code: "team-missing", message: "The team was removed." },
  });
  const untaken = await aLead(db, { ...attention, attention_code: "no-flow" });

  const one = (await get(server, `/leads/${stopped}`, asKey())).body as LeadDetail;
  const other = (await get(server, `/leads/${untaken}`, asKey())).body as LeadDetail;

  expect(one.attention).toMatchObject({ code: "stopped", sentence: "The team was removed." });
  expect(one.timeline.at(-1)).toMatchObject({ kind: "stopped", sentence: "The team was removed." });
  expect(other.attention!.sentence).toBe(`No live flow takes leads from ${other.source.name}`);
});
