import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { readStandings } from "../../server/receipts/standing-queries.ts";
import { readPerson } from "../../server/people/people-queries.ts";
import { readTeam } from "../../server/teams/teams-queries.ts";
import { aMainJob, anEngine, aTeam } from "../engine/support/a-world.ts";
import { expect, test } from "../setup/test.ts";
import { handOut } from "./turns.ts";

/** Leads that a team was given this month and that are closed by now, without the flow: by the thousand. */
async function given(db: Db, team: string, person: string, source: string, count: number): Promise<void> {
  await db.query(
    `with made as (
       select gen_random_uuid() as contact, gen_random_uuid() as lead from generate_series(1, $4::int)),
     contacts_made as (insert into contacts (id, created_at) select contact, baton_now() from made),
     leads_made as (
       insert into leads (id, contact_id, source_id, owner_id, name, status, created_at, closed_at, closed_because)
       select lead, contact, $3, $2, 'Lead', 'closed', baton_now(), baton_now(), 'won' from made)
     insert into assignments (id, lead_id, person_id, team_id, state, because, at)
     select gen_random_uuid(), lead, $2, $1, 'owned', '{}', baton_now() - interval '2 days' from made`,
    [team, person, source, count],
  );
  await db.query("analyze assignments, leads");
}

/** How many assignments and leads `work` looks at. */
const looksAt = (db: Db, work: (tx: Tx) => Promise<unknown>): Promise<number> =>
  transaction(db, async (tx) => {
    const before = await looked(tx);
    await work(tx);
    return (await looked(tx)) - before;
  });

async function looked(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ rows: number }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
      where relname in ('assignments', 'leads')`,
  );
  return rows[0]!.rows;
}

test("a team's page and somebody's own count the leads of their team, and read nobody else's", async ({ db }) => {
  const { team, source } = await aMainJob(db, [1, 1]);
  await handOut(db, anEngine(), source, 4);
  const others = await aTeam(db);
  await given(db, others.id, others.members[0]!, source, 20_000);

  expect((await readTeam(db, team.id)).members.map(({ got }) => got)).toEqual([2, 2]);
  expect(await looksAt(db, (tx) => readTeam(tx, team.id))).toBeLessThan(100);
  const [standing] = await readStandings(db, team.members[0]!);
  expect(standing).toMatchObject({ weight: 1, of: 2, gotTheirs: 2, gotAll: 4 });
  expect(await looksAt(db, (tx) => readStandings(tx, team.members[0]!))).toBeLessThan(100);
});

test("what somebody has to do is counted without reading all that they ever had", async ({ db }) => {
  const { team, source } = await aMainJob(db, [1]);
  const [ann] = team.members as [string];
  await given(db, team.id, ann, source, 5_000);
  await handOut(db, anEngine(), source, 2);
  expect(await readPerson(db, ann)).toMatchObject({ openLeads: 2, uncontacted: 2, gotToday: 2 });
  expect(await looksAt(db, (tx) => readPerson(tx, ann))).toBeLessThan(100);
});
