import type { z } from "zod";
import { inboxRoutes } from "../../server/inbox/routes.ts";
import type { inboxReply } from "../../server/inbox/contract.ts";
import { notificationRoutes } from "../../server/notifications/routes.ts";
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
  post,
} from "../leads/rows.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest.extend("server", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const server = await serve([...inboxRoutes({ db, catalog }), ...notificationRoutes({ db })]);
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

type Inbox = z.infer<typeof inboxReply>;
async function inboxOf(server: { url: string }, person: string, query = ""): Promise<Inbox> {
  const { status, body } = await get(server, `/inbox${query}`, asRep(person));
  expect(status).toBe(200);
  return body as Inbox;
}

test("a new lead stands on top, with its deadline, and says why it is mine", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger", { time_zone: "Europe/Berlin" });
  const accepted = await anOwnedLead(db, ann, { assignment: { accepted_at: ago(1) } });
  const fresh = await anOwnedLead(db, ann, { lead: { name: "Maren Fuchs", phone: "+4930901820" } });
  const { run } = await aRun(db, fresh.lead, ["round-robin", "wait-for-contact"]);
  await db.query("update assignments set run_id = $1, node_id = 'n0', visit = 0 where id = $2", [
    run,
    fresh.assignment,
  ]);
  const opened_at = ago(3);
  await insert(db, "waits", {
    run_id: run,
    node_id: "n1",
    kind: "contact",
    subject: fresh.assignment,
    exits: {},
    opened_at,
    deadline: ago(-12),
  });

  const { data, me } = await inboxOf(server, ann);

  expect(data.map(({ assignmentId }) => assignmentId)).toEqual([fresh.assignment, accepted.assignment]);
  expect(data[0]).toMatchObject({
    isNew: true,
    why: "You were next in turn",
    before: [],
    dueSince: opened_at.toISOString(),
    held: false,
    lead: { name: "Maren Fuchs", localTime: { timeZone: "Europe/Berlin", place: "Germany" } },
  });
  expect(Date.parse(data[0]!.dueAt!) - Date.parse(data[0]!.dueSince!)).toBeCloseTo(15 * 60_000, -3);
  expect(data[1]).toMatchObject({ isNew: false, dueAt: null });
  expect(me).toMatchObject({ id: ann, name: "Ann Berger", isIn: true, awayUntil: null });
});

test("a deadline that is held while somebody is on the phone moves, and says so", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  const { lead, assignment } = await anOwnedLead(db, ann);
  const { run } = await aRun(db, lead, ["wait-for-contact"]);
  const held = { deadline: ago(-1), held_until: ago(-9) };
  await insert(db, "waits", {
    run_id: run,
    node_id: "n0",
    kind: "contact",
    subject: assignment,
    exits: {},
    opened_at: ago(14),
    ...held,
  });

  const { data } = await inboxOf(server, ann);

  expect(data[0]).toMatchObject({ held: true, dueAt: held.held_until.toISOString() });
});

test("without a wait, the task gives the deadline; mine are listed, the next one first", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  const later = await anOwnedLead(db, ann, { assignment: { accepted_at: ago(1) } });
  const sooner = await anOwnedLead(db, ann, { assignment: { accepted_at: ago(1) } });
  const task = { person_id: ann, title: "make contact", created_at: ago(20) };
  await insert(db, "tasks", { ...task, lead_id: later.lead, due_at: ago(-30) });
  await insert(db, "tasks", { ...task, lead_id: sooner.lead, due_at: ago(5) });

  const { data } = await inboxOf(server, ann);

  expect(data.map(({ lead }) => lead.id)).toEqual([sooner.lead, later.lead]);
  expect(data[0]!.tasks).toMatchObject([{ title: "make contact", state: "overdue", leadId: sooner.lead }]);
  expect(data[0]!.dueAt).toBe(data[0]!.tasks[0]!.dueAt);
});

test("a lead that others had says what they tried", async ({ db, server }) => {
  const [ann, bob, cem] = [
    await aPerson(db, "Ann Berger"),
    await aPerson(db, "Bob Adler"),
    await aPerson(db, "Cem Kaya"),
  ];
  const lead = await aLead(db, { status: "assigned", owner_id: ann });
  const had = { lead_id: lead, because: { code: "next-in-turn" } };
  const first = await insert(db, "assignments", {
    ...had,
    person_id: bob,
    state: "declined",
    at: ago(40),
    ended_at: ago(35),
  });
  const second = await insert(db, "assignments", {
    ...had,
    person_id: cem,
    state: "released",
    at: ago(35),
    ended_at: ago(20),
  });
  await insert(db, "assignments", {
    ...had,
    person_id: ann,
    state: "owned",
    at: ago(20),
    because: { code: "not-reached", previous: cem, person: ann },
  });
  const event = { lead_id: lead };
  await insert(db, "lead_events", {
    ...event,
    kind: "declined",
    person_id: bob,
    assignment_id: first,
    data: { reason: "On a train" },
    at: ago(35),
  });
  await insert(db, "lead_events", {
    ...event,
    kind: "contact",
    person_id: cem,
    assignment_id: second,
    data: { channel: "call", outcome: "noAnswer", note: "Voicemail is full" },
    at: ago(30),
  });

  const { data } = await inboxOf(server, ann);

  expect(data[0]!.why).toBe("Cem Kaya did not reach the customer in time, and you were next in turn");
  expect(data[0]!.before[0]).toBe("Bob Adler passed it on: On a train");
  // With its day when that was before midnight.
  expect(data[0]!.before[1]).toMatch(/^Cem Kaya called, no answer at (\d+ \w+, )?\d\d:\d\d: Voicemail is full$/);
  expect(data[0]!.before).toHaveLength(2);
});

test("closed leads and those of others are not there", async ({ db, server }) => {
  const [ann, bob] = [await aPerson(db, "Ann Berger"), await aPerson(db, "Bob Adler")];
  await anOwnedLead(db, ann, { lead: { status: "closed" } });
  await anOwnedLead(db, bob);
  expect((await inboxOf(server, ann)).data).toEqual([]);
});

test("leads on my teams' waiting lists can be claimed, the longest waiting first", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  const mine = await aTeam(db, "Germany", [ann]);
  const other = await aTeam(db, "France", []);
  const waiting = { status: "waiting-list", waiting_list_id: mine };
  const second = await aLead(db, { ...waiting, waiting_since: ago(5) });
  const first = await aLead(db, { ...waiting, waiting_since: ago(50) });
  await aLead(db, { ...waiting, waiting_list_id: other, waiting_since: ago(90) });

  const { claimable } = await inboxOf(server, ann);

  expect(claimable.map(({ id }) => id)).toEqual([first, second]);
  expect(claimable[0]!.teamName).toMatch(/^Germany/);
});

test("pages follow each other without a gap and without a repeat", async ({ db, server }) => {
  const ann = await aPerson(db, "Ann Berger");
  for (let count = 0; count < 5; count++) {
    await anOwnedLead(db, ann, { assignment: count % 2 === 0 ? {} : { accepted_at: ago(1) } });
  }
  const all = await inboxOf(server, ann);
  const paged: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Inbox = await inboxOf(server, ann, `?limit=2${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.data.map(({ assignmentId }) => assignmentId));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.data.map(({ assignmentId }) => assignmentId));
});

test("messages stay until they are seen, and only the person whom they are for can see to that", async ({
  db,
  server,
}) => {
  const [ann, bob] = [await aPerson(db, "Ann Berger"), await aPerson(db, "Bob Adler")];
  const id = await insert(db, "notifications", {
    person_id: ann,
    text: "Jonas did not answer in time",
    alarm: true,
    at: ago(2),
  });

  expect((await inboxOf(server, ann)).notifications).toMatchObject([{ id, alarm: true, seenAt: null }]);
  expect((await post(server, `/notifications/${id}/seen`, asRep(bob))).status).toBe(404);
  const seen = await post(server, `/notifications/${id}/seen`, asRep(ann));
  const again = await post(server, `/notifications/${id}/seen`, asRep(ann));

  expect(seen).toMatchObject({ status: 200, body: { id } });
  expect(again.body).toEqual(seen.body);
});

test("a manager and a key look into a rep's inbox by name; a rep does not", async ({ db, server }) => {
  const [ann, lena] = [await aPerson(db, "Ann Berger"), await aPerson(db, "Lena Vogt")];
  const { assignment } = await anOwnedLead(db, ann);
  for (const actor of [asManager(lena), asKey()]) {
    const { body } = await get(server, `/inbox?onBehalfOf=${ann}`, actor);
    expect(body.data[0].assignmentId).toBe(assignment);
  }
  expect((await get(server, `/inbox?onBehalfOf=${ann}`, asRep(lena))).status).toBe(403);
  expect((await get(server, "/inbox", asKey())).body.code).toBe("on-behalf-of-missing");
});

test("a pause is shown with its end", async ({ db, server }) => {
  const until = ago(-60);
  const ann = await aPerson(db, "Ann Berger", { away_until: until });
  expect((await inboxOf(server, ann)).me).toMatchObject({ isIn: false, awayUntil: until.toISOString() });
});
