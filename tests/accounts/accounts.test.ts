import type { DryRunReply } from "../../server/flows/contract.ts";
import type { AccountDetail, AccountView } from "../../server/accounts/contract.ts";
import type { Caller } from "../http/callers.ts";
import type { ReceiptView } from "../../server/receipts/contract.ts";
import { aLiveFlow, aRep, made2xx, openAssignment, readLead, sendOwnedLead, unique } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { whoKnowsThem } from "./a-flow.ts";

interface Page {
  readonly data: AccountView[];
  readonly nextCursor: string | null;
}

const aDomain = () => `${unique("muster").replaceAll(" ", "-")}.example`;
const list = (api: Caller, query: string) => made2xx(api.get<Page>(`/accounts?${query}`));
const read = (api: Caller, id: string) => made2xx(api.get<AccountDetail>(`/accounts/${id}`));

async function anAccount(api: Caller) {
  const flow = await aLiveFlow(api);
  const domain = aDomain();
  const lead = await sendOwnedLead(api, flow.source, { email: `mia@${domain}`, company: "Muster AG" });
  const { account } = await readLead(api, lead.leadId);
  return { flow, domain, lead, id: account!.id };
}

test("a company is listed with who looks after it and found by its domain or name", async ({ api }) => {
  const { domain, lead, id } = await anAccount(api);
  const { data } = await list(api, `search=${domain.toUpperCase()}`);
  expect(data).toMatchObject([
    { id, domain, name: "Muster AG", owner: lead.owner, namedByHand: false, leads: 1, openLeads: 1, demo: false },
  ]);
  expect(await readLead(api, lead.leadId)).toMatchObject({ account: { id, domain, owner: lead.owner } });
  expect(await read(api, id)).toMatchObject({ newestLeads: [{ id: lead.leadId }], ownerChanges: [] });
  expect(await made2xx(api.get(`/leads?accountId=${id}`))).toMatchObject({ data: [{ id: lead.leadId }] });
});

test("pages of companies follow each other by domain, each once", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const word = unique("page").replaceAll(" ", "-");
  const domains = Array.from({ length: 5 }, (_, index) => `${index}.${word}-${index}.example`);
  for (const domain of domains) await sendOwnedLead(api, flow.source, { email: `mia@${domain}` });
  const seen: string[] = [];
  for (let cursor = ""; ;) {
    const page = await list(api, `search=${word}&limit=2${cursor}`);
    seen.push(...page.data.map(({ domain }) => domain));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(seen).toEqual(domains.map((domain) => domain.slice(2)));
  expect((await api.get("/accounts?cursor=abc")).body).toMatchObject({ code: "cursor-invalid" });
});

test("a rep sees the companies that they look after, and of their leads those that are theirs to see", async ({
  api,
  product,
}) => {
  const { flow, id, domain, lead } = await anAccount(api);
  const cem = flow.reps.find((rep) => rep !== lead.owner.id)!;
  const [ann, bob] = [await product.as(lead.owner.id), await product.as(cem)];
  expect((await list(ann, `search=${domain}`)).data).toMatchObject([{ id, leads: 1 }]);
  expect((await list(bob, `search=${domain}`)).data).toEqual([]);
  expect((await list(bob, `search=${domain}&ownerId=${lead.owner.id}`)).data).toEqual([]);
  expect(await bob.get(`/accounts/${id}`)).toMatchObject({ status: 404, body: { code: "no-such-account" } });
  expect(await read(ann, id)).toMatchObject({
    newestLeads: [{ id: lead.leadId }],
    openLeadsWith: [{ person: lead.owner, leads: 1 }],
  });

  await made2xx(api.patch(`/accounts/${id}`, { ownerId: cem, reason: "Knows them" }));
  // The lead stays with Ann, so Bob sees the company and not what his colleague talks about with it.
  expect(await read(bob, id)).toMatchObject({ leads: 1, newestLeads: [], openLeadsWith: [{ person: lead.owner }] });
  expect((await ann.get(`/accounts/${id}`)).status).toBe(404);
  expect((await ann.patch(`/accounts/${id}`, { ownerId: lead.owner.id, reason: "Mine" })).status).toBe(403);
});

test("naming who looks after a company needs a reason, is kept with it, and can be taken back", async ({ api }) => {
  const { id, domain, lead } = await anAccount(api);
  const cem = await aRep(api);
  expect((await api.patch(`/accounts/${id}`, { ownerId: cem })).status).toBe(422);

  const named = await made2xx(api.patch<AccountDetail>(`/accounts/${id}`, { ownerId: cem, reason: "Key account" }));
  expect(named).toMatchObject({ owner: { id: cem }, namedByHand: true });
  expect(named.ownerChanges).toMatchObject([{ owner: { id: cem }, reason: "Key account", by: null }]);
  expect((await list(api, `ownerId=${cem}`)).data.map((one) => one.id)).toEqual([id]);
  // Leads that are on their way stay where they are.
  expect((await readLead(api, lead.leadId)).owner).toEqual(lead.owner);

  const free = await made2xx(api.patch<AccountDetail>(`/accounts/${id}`, { ownerId: null, reason: "Left us" }));
  expect(free).toMatchObject({ owner: null, namedByHand: false });
  expect(free.ownerChanges.map(({ reason }) => reason)).toEqual(["Left us", "Key account"]);
  expect((await list(api, `search=${domain}&unowned=true`)).data.map((one) => one.id)).toEqual([id]);
  expect((await list(api, `search=${domain}&unowned=false`)).data.map((one) => one.id)).toEqual([id]);
});

test("who does not exist or work here any more cannot look after a company", async ({ api }) => {
  const { id } = await anAccount(api);
  const gone = await aRep(api);
  await made2xx(api.patch(`/reps/${gone}`, { active: false }));
  const name = (ownerId: string) => api.patch(`/accounts/${id}`, { ownerId, reason: "Test" });
  expect(await name(gone)).toMatchObject({ status: 409, body: { code: "person-inactive" } });
  expect(await name(crypto.randomUUID())).toMatchObject({ status: 404, body: { code: "no-such-person" } });
  const missing = await api.patch(`/accounts/${crypto.randomUUID()}`, { ownerId: null, reason: "Test" });
  expect(missing).toMatchObject({ status: 404, body: { code: "no-such-account" } });
});

test("the receipt says whose customer it is and names everybody else, and is the same when executed again", async ({
  api,
  db,
}) => {
  const { source, team } = await whoKnowsThem(db, { same: { costsTurn: true } });
  const email = (name: string) => `${name}@${domain}`;
  const domain = aDomain();
  const first = await sendOwnedLead(api, source, { email: email("mia") });
  const { leadId } = await sendOwnedLead(api, source, { email: email("ida") });
  const { id } = await openAssignment(api, leadId);

  const receipt = await made2xx(api.get<ReceiptView>(`/assignments/${id}/receipt`));
  expect(receipt.answer).toBe(`${first.owner.name} looks after ${domain}`);
  const said = new Map(receipt.candidates.map(({ personId, reason }) => [personId, reason]));
  expect([...said.keys()].toSorted()).toEqual(team.members.toSorted());
  for (const [personId, reason] of said) {
    expect(reason).toBe(personId === first.owner.id ? "Can take it" : "A colleague's customer");
  }
  expect(await made2xx(api.post(`/assignments/${id}/receipt/replay`))).toEqual({ same: true });
});

test("trying a flow out knows the customers of this moment", async ({ api }) => {
  const { flow, lead, domain, id } = await anAccount(api);
  const node = (nodeId: string, type: string, config: object) => ({
    id: nodeId,
    type,
    config,
    position: { x: 0, y: 0 },
  });
  const edge = (source: string, sourceHandle: string, target: string) => ({
    id: `${source}-${sourceHandle}`,
    source,
    sourceHandle,
    target,
  });
  const graph = {
    nodes: [
      node("start", "lead-captured", { sources: [] }),
      node("same", "same-person", { team: flow.team }),
      node("queue", "to-queue", { team: flow.team }),
      node("end", "end", {}),
    ],
    edges: [
      edge("start", "done", "same"),
      edge("same", "assigned", "end"),
      edge("same", "unavailable", "queue"),
      edge("same", "unknown", "queue"),
    ],
  };
  const draft = await made2xx(api.post<{ id: string }>("/flows", { name: unique("Flow"), graph }));
  const tryOut = (email: string) =>
    made2xx(api.post<DryRunReply>(`/flows/${draft.id}/dry-run`, { lead: { name: "Ida", email } }));

  const known = await tryOut(`ida@${domain}`);
  expect(known.owner).toEqual(lead.owner);
  expect(known.steps[1]!.sentence).toBe(`${lead.owner.name} looks after ${domain}`);
  expect((await tryOut(`mia@${domain}`)).steps[1]!.sentence).toBe(`${lead.owner.name} had this contact before`);
  expect((await tryOut(`ida@new-${domain}`)).steps[1]!.sentence).toBe("Nobody has had this customer before");
  expect((await list(api, `search=new-${domain}`)).data).toEqual([]);

  await made2xx(api.patch(`/accounts/${id}`, { ownerId: await aRep(api), reason: "Test" }));
  expect((await tryOut(`ida@${domain}`)).steps[1]).toMatchObject({ exit: "unavailable" });
});
