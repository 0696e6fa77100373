import { transaction } from "../../engine/database.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { inboxRoutes } from "../../server/inbox/routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { markSeen, SeenPeople } from "../../server/people/seen-people.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [...peopleRoutes({ db, catalog }), ...inboxRoutes({ db, catalog })]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

test("who opens the inbox has been seen; a manager who looks into it makes nobody present", async ({ api }) => {
  const [manager, rep] = [await api.asManager(), await api.asRep()];
  const seenAt = async () => (await manager.get<PersonView>(`/reps/${rep.id}`)).body.lastSeenAt;
  expect((await manager.get(`/inbox?onBehalfOf=${rep.id}`)).status).toBe(200);
  expect(await seenAt()).toBeNull();
  await rep.get("/inbox");
  expect(Date.now() - Date.parse((await seenAt())!)).toBeLessThan(5_000);
});

test("an inbox that stays open writes at most every 30 seconds, and decides nothing anew", async ({ api, db }) => {
  const rep = await api.asRep();
  const { rows: team } = await db.query<{ id: string }>(
    "insert into teams (id, name, created_at) values (gen_random_uuid(), 'Seen', now()) returning id",
  );
  await db.query("insert into team_ledgers (team_id) values ($1)", [team[0]!.id]);
  await db.query("insert into team_members (team_id, person_id) values ($1, $2)", [team[0]!.id, rep.id]);
  const read = async () => {
    const { rows } = await db.query<{ version: bigint; xmin: string }>(
      `select facts_version as version, p.xmin::text as xmin from team_ledgers, people p where team_id = $1 and p.id = $2`,
      [team[0]!.id, rep.id],
    );
    return rows[0]!;
  };
  const before = await read();
  const seen = new SeenPeople();
  expect(seen.due([rep.id])).toEqual([rep.id]);
  await transaction(db, (tx) => markSeen(tx, [rep.id]));
  const after = await read();
  expect(seen.due([rep.id])).toEqual([]);
  expect(after.version).toBe(before.version);
  expect(after.xmin).not.toBe(before.xmin);
});

test("nobody waits for a person who is being changed just now", async ({ api, db }) => {
  const rep = await api.asRep();
  await transaction(db, async (tx) => {
    await tx.query("select from people where id = $1 for no key update", [rep.id]);
    await transaction(db, (other) => markSeen(other, [rep.id]));
  });
  const { rows } = await db.query("select last_seen_at from people where id = $1", [rep.id]);
  expect(rows).toEqual([{ last_seen_at: null }]);
});
