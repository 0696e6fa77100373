import type { FairnessReply } from "../../server/receipts/contract.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { catalog, startFlowApi } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { aBusyTeam, assignmentOf } from "./a-busy-team.ts";

const test = plainTest
  .extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => receiptRoutes({ db, catalog }));
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

test("a rep reads what they are owed, their share, and each lead that passed them by with its reason", async ({
  api,
  flows,
  db,
}) => {
  const { team, send } = await aBusyTeam(db, flows);
  const [lead] = await send(1);
  const { personId: winner } = await assignmentOf(db, lead!.leadId);
  const other = winner === team.ann ? team.bob : team.ann;
  const { body } = await (await api.asPerson(other)).get<FairnessReply>(`/reps/${other}/fairness`);
  expect(body.teams).toEqual([
    {
      team: { id: team.id, name: team.name },
      share: { weight: 1, of: 2 },
      balance: 0.5,
      got: { theirs: 0, all: 1 },
      nextTurn: { leads: 1, sentence: "You are likely next" },
    },
  ]);
  const name = body.data[0]!.wentTo!.name;
  expect(body.data).toMatchObject([{ wentTo: { id: winner }, lead: null, team: { id: team.id } }]);
  expect(body.data[0]!.reason).toBe(`${name} was owed 0.5 of a turn like you, so chance decided`);

  const { body: theirs } = await (await api.asPerson(winner)).get<FairnessReply>(`/reps/${winner}/fairness`);
  expect(theirs).toMatchObject({ data: [], teams: [{ balance: -0.5, got: { theirs: 1, all: 1 } }] });
  expect(theirs.teams[0]!.nextTurn).toEqual({ leads: 2, sentence: "About the 2nd lead from now" });
});

test("who was out reads why, and when the next turn can be theirs", async ({ api, flows, db }) => {
  const { team, send } = await aBusyTeam(db, flows);
  await db.query("update people set away_until = now() + interval '3 days' where id = $1", [team.ann]);
  await send(3);
  const { body } = await (await api.asPerson(team.ann)).get<FairnessReply>(`/reps/${team.ann}/fairness`);
  expect(body.data).toHaveLength(3);
  expect(body.data.every(({ reason }) => /^Away until \d/.test(reason))).toBe(true);
  expect(body.teams[0]).toMatchObject({ balance: 0, got: { theirs: 0, all: 3 } });
  expect(body.teams[0]!.nextTurn.sentence).toMatch(
    /^Away until .+\. After that (the first lead, likely|about the 2nd lead)$/,
  );
});

test("managers read everybody's, with the leads' names; a colleague's is not there for a rep", async ({
  api,
  flows,
  db,
}) => {
  const { team, send } = await aBusyTeam(db, flows);
  await send(4);
  const manager = await (await api.asManager()).get<FairnessReply>(`/reps/${team.ann}/fairness`);
  expect(manager.body.data).toHaveLength(2);
  expect(manager.body.data.every(({ lead }) => lead?.name.startsWith("Mia"))).toBe(true);
  const ann = await api.asPerson(team.ann);
  for (const id of [team.bob, crypto.randomUUID()]) {
    expect(await ann.get(`/reps/${id}/fairness`)).toMatchObject({ status: 404, body: { code: "no-such-person" } });
  }
});

test("the leads that passed somebody by come in pages, each once", async ({ api, flows, db }) => {
  const { team, send } = await aBusyTeam(db, flows);
  await send(11);
  const caller = await api.asPerson(team.ann);
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await caller.get<FairnessReply>(`/reps/${team.ann}/fairness?${query}`);
    seen.push(...body.data.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  const { rows } = await db.query("select from assignments where team_id = $1 and person_id = $2", [team.id, team.bob]);
  expect(seen).toHaveLength(rows.length);
  expect(new Set(seen).size).toBe(seen.length);
});
