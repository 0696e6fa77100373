import type { Db } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import type { World } from "../../engine/world.ts";
import { letIdleGo } from "../../server/accounts/jobs.ts";
import type { AttentionReply } from "../../server/attention/contract.ts";
import { anEngine, aPerson, aRequest, takeIn } from "../engine/support/a-world.ts";
import type { Caller } from "../http/callers.ts";
import { made2xx, readLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { aCompany, byTerritory } from "./by-territory.ts";
import { reviewsOf, send, SOON } from "./reviews.ts";

/** An engine that stands still before its first commit, until it is told to go on. */
function standingEngine() {
  const engine = anEngine();
  const [stands, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const apply: World["apply"] = async (...written) => {
    await engine.world.apply(...written);
    stands.resolve();
    await mayGoOn.promise;
  };
  return { engine: { ...engine, world: { ...engine.world, apply } }, stands: stands.promise, goOn: mayGoOn.resolve };
}

/** A company with one lead, which somebody has got with it, or which waits in a list. */
async function aCompanyWith(owner: "somebody" | "nobody", api: Caller, db: Db) {
  const { source, bavaria } = await byTerritory(db);
  const muster = aCompany();
  const lead = await send(api, source, owner === "somebody" ? muster.fromBavaria() : muster.from("DE"));
  const { rows } = await db.query<{ id: string; owner: string | null }>(
    "select a.id, a.owner_id as owner from accounts a join leads l on l.account_id = a.id where l.id = $1",
    [lead],
  );
  expect(rows[0]!.owner !== null).toBe(owner === "somebody");
  return { source, bavaria, muster, path: `/accounts/${rows[0]!.id}` };
}

/** Whom the wait that ended last was ended by, and whether one is open. */
async function waitsOf(db: Db, leadId: string) {
  const { rows } = await db.query<{ state: string; by: string | null }>(
    `select w.state, w.event ->> 'by' as by from waits w join runs r on r.id = w.run_id
      where r.subject_id = $1 and w.kind = 'review' order by w.opened_at, w.id`,
    [leadId],
  );
  return rows;
}

const isLockWaitedFor = async (db: Db): Promise<boolean> => {
  const { rowCount } = await db.query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rowCount! > 0;
};

async function mustBeInBavaria(api: Caller, leadId: string, members: readonly string[]) {
  await expect.poll(async () => (await readLead(api, leadId)).owner?.id, SOON).toBeTruthy();
  expect(members).toContain((await readLead(api, leadId)).owner!.id);
}

const counted = async (api: Caller) => {
  const { data, counts } = await made2xx(api.get<AttentionReply>("/attention?kind=review&limit=200"));
  expect(counts["review"]).toBe(data.length);
};

test("a decision about a company that nobody has waits for the lead that comes in, and lets it go on", async ({
  api,
  db,
  product,
}) => {
  const { source, bavaria, muster, path } = await aCompanyWith("nobody", api, db);
  const lena = await aPerson(db, "Lena Vogt", ["manager"]);
  const { engine, stands, goOn } = standingEngine();
  const coming = takeIn(db, engine, [aRequest(source, muster.fromAustria())]);
  await stands;
  const deciding = (await product.as(lena)).put(`${path}/region`, { region: "DE-BY" });
  await expect.poll(() => isLockWaitedFor(db), SOON).toBe(true);
  goOn();
  const [reply] = await coming;
  expect((await deciding).status).toBe(200);
  expect(await waitsOf(db, reply!.leadId)).toEqual([{ state: "ended", by: lena }]);
  await mustBeInBavaria(api, reply!.leadId, bavaria.members);
});

test("a decision about a company that somebody has waits for no lead; one that comes in meanwhile goes on all the same", async ({
  api,
  db,
  product,
}) => {
  const { source, bavaria, muster, path } = await aCompanyWith("somebody", api, db);
  const { engine, stands, goOn } = standingEngine();
  let leadId = "";
  await product.whileWorkersRest(async () => {
    const coming = takeIn(db, engine, [aRequest(source, muster.fromAustria())]);
    await stands;
    await made2xx(api.put(`${path}/region`, { region: "DE-BY" }));
    goOn();
    leadId = (await coming)[0]!.leadId;
    expect(await waitsOf(db, leadId)).toEqual([{ state: "open", by: null }]);
    // Nobody is asked what is decided, also before it goes on.
    expect(await reviewsOf(api, muster.domain)).toEqual([]);
    await counted(api);
    await letIdleGo(db);
  });
  await mustBeInBavaria(api, leadId, bavaria.members);
});

test.for(["nobody", "somebody"] as const)(
  "a decision that meets a run which a worker holds is not lost, where %s has the company",
  async (owner, { api, db, product }) => {
    const { source, bavaria, muster, path } = await aCompanyWith(owner, api, db);
    await send(api, source, muster.fromBavaria());
    const lead = await send(api, source, muster.fromAustria());
    await expect.poll(async () => (await waitsOf(db, lead)).length, SOON).toBe(1);
    const { engine, stands, goOn } = standingEngine();
    await product.whileWorkersRest(async () => {
      // Decided and taken back: the worker finds it undecided, and it begins to wait again.
      await made2xx(api.put(`${path}/region`, { region: "AT" }));
      await made2xx(api.put(`${path}/region`, { region: null }));
      const advancing = drain(db, engine);
      await stands;
      const deciding = made2xx(api.put(`${path}/region`, { region: "DE-BY" }));
      if (owner === "nobody") await expect.poll(() => isLockWaitedFor(db), SOON).toBe(true);
      else await deciding;
      goOn();
      await Promise.all([advancing, deciding]);
      expect((await waitsOf(db, lead)).map(({ state }) => state)).toEqual([
        "ended",
        owner === "nobody" ? "ended" : "open",
      ]);
      expect(await reviewsOf(api, muster.domain)).toEqual([]);
      if (owner === "somebody") await letIdleGo(db);
    });
    await mustBeInBavaria(api, lead, bavaria.members);
  },
);

test.for([
  ["patch", "", { ownerId: null, reason: "Nobody now" }],
  ["put", "/region", { region: "AT" }],
] as const)(
  "what is said of a company by %s holds before the reply is read",
  async ([method, where, body], { api, db }) => {
    const { path } = await aCompanyWith("somebody", api, db);
    const id = path.split("/").at(-1);
    const client = await db.connect();
    try {
      // Only the reply looks there.
      await client.query("begin");
      await client.query("lock table sources in access exclusive mode");
      const changing = api[method](`${path}${where}`, body);
      const isChanged = () =>
        db.query("select from accounts where id = $1 and (owner_id is null or region = 'AT')", [id]);
      await expect.poll(async () => (await isChanged()).rowCount, { timeout: 3_000, interval: 50 }).toBe(1);
      await client.query("rollback");
      expect((await changing).status).toBe(200);
    } finally {
      client.release();
    }
  },
);
