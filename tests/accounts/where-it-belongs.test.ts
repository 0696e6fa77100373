import type { AccountDetail } from "../../server/accounts/contract.ts";
import { letIdleGo } from "../../server/accounts/jobs.ts";
import type { DryRunReply } from "../../server/flows/contract.ts";
import { startHeartbeat } from "../crashes/support/heartbeat.ts";
import { aPerson, anEngine, aRequest, takeIn } from "../engine/support/a-world.ts";
import { connect } from "../live/watcher.ts";
import { made2xx, readLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { aCompany, byTerritory } from "./by-territory.ts";
import { reviewsOf, send, SOON } from "./reviews.ts";

test("a manager is asked once for a company, and the answer lets all of its leads go on", async ({
  api,
  db,
  databaseUrl,
  product,
}) => {
  const { source, bavaria } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  const watcher = await connect(product.url, product.proof);
  await watcher.watch("attention");
  const heartbeat = await startHeartbeat(databaseUrl);
  const sentAt = performance.now();
  const first = await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), { timeout: 10_000, interval: 20 }).toHaveLength(1);
  await expect.poll(() => watcher.heard.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
  const tookMs = performance.now() - sentAt;
  expect(tookMs).toBeLessThan(1_000 + (await heartbeat.stop(1_000)));
  const waiting = [first, await send(api, source, muster.fromBavaria())];
  const sentence = async () => (await reviewsOf(api, muster.domain))[0]?.sentence;
  await expect.poll(sentence, SOON).toContain("2 of its leads");
  const [asked] = await reviewsOf(api, muster.domain);
  expect(asked).toMatchObject({
    kind: "review",
    lead: { id: waiting[0] },
    sentence: "Muster GmbH is in Bavaria and Austria. Where does it belong? 2 of its leads wait for that.",
    review: {
      company: "Muster GmbH",
      choices: [
        { label: "Bavaria", region: "DE-BY", isTheirs: true },
        { label: "Austria", region: "AT", isTheirs: true },
        { label: "Germany", region: "DE", isTheirs: false },
      ],
    },
  });

  const lena = await aPerson(db, "Lena Vogt", ["manager"]);
  const before = watcher.heard.length;
  const { accountId } = asked!.review!;
  const decided = await made2xx(
    (await product.as(lena)).put<AccountDetail>(`/accounts/${accountId}/region`, { region: "DE-BY" }),
  );
  expect(decided).toMatchObject({
    belongsTo: { region: "DE-BY", by: { id: lena, name: "Lena Vogt" }, at: expect.any(String) },
    leadsFrom: [
      { region: "DE-BY", leads: 2 },
      { region: "AT", leads: 1 },
    ],
  });
  expect(await reviewsOf(api, muster.domain)).toEqual([]);
  for (const id of waiting) {
    await expect.poll(async () => (await readLead(api, id)).owner?.id, SOON).toBeTruthy();
    const lead = await readLead(api, id);
    expect(bavaria.members).toContain(lead.owner!.id);
    expect(JSON.stringify(lead)).toContain("Lena Vogt decided that Muster GmbH belongs to Bavaria");
  }
  await expect.poll(() => watcher.heard.length, SOON).toBeGreaterThan(before);

  // Nobody is asked again.
  const next = await readLead(api, await send(api, source, muster.fromAustria()));
  expect(bavaria.members).toContain(next.owner!.id);
});

test("a rep decides nothing, a company that is not there is not found, and a region is one", async ({
  api,
  db,
  product,
}) => {
  const { source, bavaria } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), SOON).toHaveLength(1);
  const path = `/accounts/${(await reviewsOf(api, muster.domain))[0]!.review!.accountId}/region`;
  const rep = await product.as(bavaria.members[0]!);
  expect((await rep.put(path, { region: "AT" })).status).toBe(403);
  expect((await api.put(path, { region: "Bavaria" })).status).toBe(422);
  const missing = await api.put(`/accounts/${crypto.randomUUID()}/region`, { region: "AT" });
  expect(missing).toMatchObject({ status: 404, body: { code: "no-such-account" } });
  expect(await reviewsOf(api, muster.domain)).toHaveLength(1);
});

test("of two who decide at once the last one counts, and the lead goes on once", async ({ api, db }) => {
  const { source, austria, bavaria } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  const lead = await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), SOON).toHaveLength(1);
  const path = `/accounts/${(await reviewsOf(api, muster.domain))[0]!.review!.accountId}/region`;
  const both = await Promise.all([api.put(path, { region: "DE-BY" }), api.put(path, { region: "AT" })]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  await expect.poll(async () => (await readLead(api, lead)).owner, SOON).toBeTruthy();
  const { assignments } = await readLead(api, lead);
  expect(assignments).toHaveLength(1);
  expect([...austria.members, ...bavaria.members]).toContain(assignments[0]!.repId);
  const { rows } = await db.query(
    "select from waits w join runs r on r.id = w.run_id where r.subject_id = $1 and w.kind = 'review'",
    [lead],
  );
  expect(rows).toHaveLength(1);
});

test("taken back, each lead counts for itself, and the next one is asked about again", async ({ api, db }) => {
  const { source } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  const { data } = await made2xx(api.get<{ data: { id: string }[] }>(`/accounts?search=${muster.domain}`));
  const path = `/accounts/${data[0]!.id}/region`;
  await made2xx(api.put(path, { region: "AT" }));
  const cleared = await made2xx(api.put<AccountDetail>(path, { region: null }));
  expect(cleared.belongsTo).toBeNull();
  await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), SOON).toHaveLength(1);
});

test("a region in words is read as its country's, and both pages can be read", async ({ api, db }) => {
  const { source } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.from("DE", "DE-Bayern"));
  await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), SOON).toHaveLength(1);
  const { accountId, choices } = (await reviewsOf(api, muster.domain))[0]!.review!;
  expect(choices.filter(({ isTheirs }) => isTheirs).map(({ region }) => region)).toEqual(["DE", "AT"]);
  expect((await made2xx(api.get<AccountDetail>(`/accounts/${accountId}`))).leadsFrom).toEqual([
    { region: "DE", leads: 1 },
    { region: "AT", leads: 1 },
  ]);
});

test("of two leads that began to wait at the same moment it is always the same one that stands there", async ({
  api,
  db,
}) => {
  const { source } = await byTerritory(db);
  const muster = aCompany();
  await takeIn(
    db,
    anEngine(),
    [muster.fromAustria(), muster.fromBavaria()].map((lead) => aRequest(source, lead)),
  );
  const [before] = await reviewsOf(api, muster.domain);
  const inOrder = `select w.id, r.subject_id as lead from waits w join runs r on r.id = w.run_id
                    where w.subject = $1 and w.state = 'open' order by w.id`;
  const { rows } = await db.query<{ id: string; lead: string }>(inOrder, [before!.review!.accountId]);
  expect(rows).toHaveLength(2);
  // Written anew it lies behind the other one.
  for (const shift of ["-1 second", "1 second"]) {
    await db.query("update waits set opened_at = opened_at + $2::interval where id = $1", [rows[0]!.id, shift]);
  }
  expect((await reviewsOf(api, muster.domain)).map(({ lead }) => lead.id)).toEqual([rows[0]!.lead]);
});

test("who gives the lead to somebody by hand has answered for it, and the question goes", async ({ api, db }) => {
  const { source, bavaria } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  const lead = await send(api, source, muster.fromAustria());
  await expect.poll(() => reviewsOf(api, muster.domain), SOON).toHaveLength(1);
  await made2xx(api.post(`/leads/${lead}/assign`, { repId: bavaria.members[0], reason: "Knows them" }));
  expect(await reviewsOf(api, muster.domain)).toEqual([]);
  await letIdleGo(db);
  await expect.poll(async () => (await readLead(api, lead)).runs.map(({ status }) => status), SOON).toEqual(["done"]);
  expect((await readLead(api, lead)).owner!.id).toBe(bavaria.members[0]);
});

test("a trial says what the flow would say", async ({ api, db }) => {
  const { source, flow } = await byTerritory(db);
  const muster = aCompany();
  await send(api, source, muster.fromBavaria());
  const lead = { name: "Ida Muster", source, ...muster.fromAustria() };
  const assumed = async (event: string) => {
    const { steps } = await made2xx(
      api.post<DryRunReply>(`/flows/${flow}/dry-run`, { lead, answers: [{ nodeId: "where", event }] }),
    );
    return steps.filter(({ type }) => type === "territory").at(-1);
  };
  const inBavaria = { exit: "bavaria", sentence: "It is decided that Muster GmbH belongs to Bavaria" };
  expect(await assumed("bavaria")).toMatchObject(inBavaria);
  expect(await assumed("none")).toMatchObject({ exit: "none" });
  const tried = await made2xx(api.post<DryRunReply>(`/flows/${flow}/dry-run`, { lead }));
  const said = tried.steps.filter(({ type }) => type === "territory").map(({ sentence }) => sentence);
  expect(said).toEqual([
    "Muster GmbH is in Bavaria and Austria: a manager decides",
    "Muster GmbH is in Bavaria and Austria, and nobody decided in time where it belongs",
  ]);
});
