import type { AttentionItem } from "../../server/attention/contract.ts";
import type { InboxReply } from "../../server/inbox/contract.ts";
import type { ReminderView } from "../../server/reminders/contract.ts";
import type { Caller } from "../http/callers.ts";
import { aLiveFlow, aRep, made2xx, openAssignment, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import type { Product } from "../setup/product.ts";
import { expect, test } from "../setup/product-test.ts";

const list = async (api: Caller, query = "") =>
  (await made2xx(api.get<{ data: ReminderView[]; nextCursor: string | null }>(`/reminders?${query}`))).data;
const remind = (api: Caller, leadId: string, body: object) =>
  api.post<ReminderView>(`/leads/${leadId}/reminders`, body);

async function aLeadOfMine(product: Product) {
  const flow = await aLiveFlow(product.api);
  const lead = await sendOwnedLead(product.api, flow.source);
  return { flow, leadId: lead.leadId, me: lead.owner, mine: await product.as(lead.owner.id) };
}

test("a reminder of one's own is set, moved, put in other words, done and deleted", async ({ product }) => {
  const { leadId, me, mine } = await aLeadOfMine(product);
  const first = await made2xx(remind(mine, leadId, { when: "in-1-hour", text: "after their meeting" }));
  expect(first).toMatchObject({ lead: { id: leadId, name: "Mia Sommer" }, repId: me.id, text: "after their meeting" });
  expect(Date.parse(first.dueAt) - Date.now()).toBeGreaterThan(59 * 60_000);
  const second = await made2xx(remind(mine, leadId, { when: "next-monday-morning" }));
  expect((await list(mine)).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await list(mine, `leadId=${crypto.randomUUID()}`)).toEqual([]);

  const later = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const moved = await made2xx(mine.patch<ReminderView>(`/reminders/${first.id}`, { when: later }));
  expect(moved).toMatchObject({ dueAt: later, text: "after their meeting" });
  expect((await list(mine)).map(({ id }) => id)).toEqual([second.id, first.id]);
  await made2xx(mine.patch(`/reminders/${second.id}`, { text: "ask for Ida" }));
  expect(await made2xx(mine.post(`/reminders/${second.id}/done`))).toMatchObject({ text: "ask for Ida" });
  await made2xx(mine.delete(`/reminders/${first.id}`));
  expect(await list(mine)).toEqual([]);
  expect((await mine.delete(`/reminders/${first.id}`)).status).toBe(404);
});

test("reminders follow each other in pages by their time", async ({ product }) => {
  const { leadId, mine } = await aLeadOfMine(product);
  for (const when of ["next-monday-morning", "in-1-hour", "tomorrow-morning"]) {
    await made2xx(remind(mine, leadId, { when }));
  }
  const all = await list(mine);
  const page = await made2xx(mine.get<{ data: ReminderView[]; nextCursor: string }>("/reminders?limit=2"));
  const rest = await list(mine, `limit=2&cursor=${page.nextCursor}`);
  expect([...page.data, ...rest]).toEqual(all);
});

test("what is over, and a lead that is not mine, cannot be reminded of", async ({ product }) => {
  const { leadId, mine, flow, me } = await aLeadOfMine(product);
  const other = await product.as(flow.reps.find((id) => id !== me.id)!);
  expect(await remind(mine, leadId, { when: "2020-01-01T00:00:00Z" })).toMatchObject({
    status: 422,
    body: { code: "reminder-time" },
  });
  expect(await remind(other, leadId, { when: "in-1-hour" })).toMatchObject({
    status: 404,
    body: { code: "no-such-lead" },
  });
  for (let count = 0; count < 20; count++) await made2xx(remind(mine, leadId, { when: "in-1-hour" }));
  expect(await remind(mine, leadId, { when: "in-1-hour" })).toMatchObject({ body: { code: "too-many-reminders" } });
});

test("somebody else's reminder does not exist for a rep; a key acts for whom it names", async ({ product }) => {
  const { leadId, mine, flow, me } = await aLeadOfMine(product);
  const other = await product.as(flow.reps.find((id) => id !== me.id)!);
  const { id } = await made2xx(remind(product.api, leadId, { when: "in-1-hour", onBehalfOf: me.id }));
  expect((await list(mine)).map((one) => one.id)).toEqual([id]);
  expect(await list(other)).toEqual([]);
  const tries = [
    other.patch(`/reminders/${id}`, { when: "tomorrow-morning" }),
    other.post(`/reminders/${id}/done`),
    other.delete(`/reminders/${id}`),
  ];
  for (const { status, body } of await Promise.all(tries)) {
    expect({ status, code: body["code"] }).toEqual({ status: 404, code: "no-such-reminder" });
  }
  expect((await other.get(`/reminders?onBehalfOf=${me.id}`)).status).toBe(403);
});

test("a lead that goes to somebody else takes its reminder away, and its timeline says so", async ({ product }) => {
  const { leadId, mine, flow, me } = await aLeadOfMine(product);
  const { id } = await made2xx(remind(mine, leadId, { when: "in-1-hour", text: "not for others" }));
  const next = flow.reps.find((rep) => rep !== me.id)!;
  await made2xx(product.api.post(`/leads/${leadId}/assign`, { repId: next, reason: "Knows them" }));
  expect(await list(mine)).toEqual([]);
  expect(await list(await product.as(next))).toEqual([]);
  expect((await mine.post(`/reminders/${id}/done`)).status).toBe(404);
  const { timeline } = await readLead(product.api, leadId);
  expect(timeline.filter(({ kind }) => kind === "reminder")).toMatchObject([
    { title: `Reminder of ${me.name} ended`, sentence: "The lead is not with them any more" },
  ]);
  expect(JSON.stringify(timeline)).not.toContain("not for others");

  // Back again, it is a new beginning: the old reminder does not come back.
  await made2xx(product.api.post(`/leads/${leadId}/assign`, { repId: me.id, reason: "Back" }));
  expect(await list(mine)).toEqual([]);
});

test("a closed lead reminds nobody", async ({ product }) => {
  const { leadId, mine } = await aLeadOfMine(product);
  await made2xx(remind(mine, leadId, { when: "in-1-hour" }));
  await made2xx(mine.post(`/leads/${leadId}/close`, { reason: "Bought" }));
  expect(await list(mine)).toEqual([]);
  expect((await remind(mine, leadId, { when: "in-1-hour" })).status).toBe(404);
});

test("a reminder moves no deadline, ends no task and alarms nobody when its time has passed", async ({
  product,
  db,
}) => {
  const { leadId, mine } = await aLeadOfMine(product);
  const assignment = await openAssignment(product.api, leadId);
  await made2xx(mine.post(`/assignments/${assignment.id}/accept`));
  const look = async () => {
    const { data } = await made2xx(mine.get<InboxReply>("/inbox"));
    const { tasks, runs } = await readLead(product.api, leadId);
    return { dueAt: data[0]!.dueAt, tasks, waits: runs.map(({ waitingFor }) => waitingFor) };
  };
  const before = await look();
  const { id } = await made2xx(remind(mine, leadId, { when: "in-1-hour" }));
  await db.query("update reminders set due_at = now() - interval '1 hour' where id = $1", [id]);
  expect(await look()).toEqual(before);
  const { data } = await made2xx(product.api.get<{ data: AttentionItem[] }>("/attention?limit=200"));
  expect(data.filter(({ lead }) => lead.id === leadId)).toEqual([]);
  await made2xx(mine.post(`/reminders/${id}/done`));
  expect(await look()).toEqual(before);
});

test("who keeps no leads has no reminders", async ({ product }) => {
  expect(await list(await product.as(await aRep(product.api)))).toEqual([]);
});
