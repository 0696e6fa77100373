import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { readClock } from "../../engine/database.ts";
import { migrate } from "../../server/database/migrate.ts";
import { aTeam } from "../flows/a-flow.ts";
import { aLead } from "../leads/rows.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../migrations");

async function copyOfMigrations() {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(MIGRATIONS, folder, { recursive: true });
  return folder;
}

test("a migrated database is left as it is", async ({ db }) => {
  const log: string[] = [];
  await migrate(db, { log: (line) => log.push(line) });
  expect(log).toEqual([]);
});

test("a new file is applied once, also when several processes start together", async ({ db }) => {
  const folder = await copyOfMigrations();
  await writeFile(
    path.join(folder, "9000_a-table.sql"),
    "create table once_only (id int); insert into once_only values (1)",
  );
  const log: string[] = [];

  await Promise.all([1, 2, 3].map(() => migrate(db, { folder, log: (line) => log.push(line) })));

  expect(log).toEqual(["migrated 9000_a-table.sql"]);
  expect((await db.query("select id from once_only")).rows).toEqual([{ id: 1 }]);
});

test("a file that was edited after it was applied is refused by name", async ({ db }) => {
  const folder = await copyOfMigrations();
  await writeFile(path.join(folder, "0001_clock.sql"), "select 1");
  await expect(migrate(db, { folder })).rejects.toThrow(/0001_clock\.sql was edited/);
});

test("a database of a newer release is refused", async ({ db }) => {
  const folder = await copyOfMigrations();
  await writeFile(path.join(folder, "9000_newer.sql"), "select 1");
  await migrate(db, { folder });
  await expect(migrate(db)).rejects.toThrow(/newer than this release/);
});

test("a file that fails leaves nothing of itself behind", async ({ db }) => {
  const folder = await copyOfMigrations();
  await writeFile(path.join(folder, "9000_broken.sql"), "create table half (id int); select 1 / 0");
  await expect(migrate(db, { folder })).rejects.toThrow(/division by zero/);
  expect((await db.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
});

test("leads that came before the size of companies was known say nothing of it, and no company has nobody", async ({
  db,
}) => {
  await db.query("alter table leads drop column company_size");
  await db.query("delete from migrations where name = '0070_company_size.sql'");
  const lead = await aLead(db, { company: "Nordwind", value: 1200 });

  await migrate(db);

  const { rows } = await db.query("select company, company_size, value from leads where id = $1", [lead]);
  expect(rows).toEqual([{ company: "Nordwind", company_size: null, value: 1200 }]);
  await db.query("update leads set company_size = 250 where id = $1", [lead]);
  await expect(db.query("update leads set company_size = 0 where id = $1", [lead])).rejects.toThrow(
    "companies_have_people",
  );
});

test("what is known of those who were here before is as old as they are, and each team's next receipt says so", async ({
  db,
}) => {
  const { ann, id } = await aTeam(db);
  await db.query("alter table people drop column facts_checked_at cascade, drop column facts_checked_by");
  await db.query(`create trigger people_change_facts after update of name on people
    for each row execute function raise_facts_version_of_person()`);
  await db.query("delete from migrations where name = '0072_age_of_facts.sql'");
  const came = new Date("2025-02-03T12:00:00Z");
  await db.query("update people set created_at = $2 where id = $1", [ann, came]);
  const version = async () =>
    (await db.query<{ version: bigint }>("select facts_version as version from team_ledgers where team_id = $1", [id]))
      .rows[0]!.version;
  const before = await version();

  await migrate(db);

  const { rows } = await db.query(`select facts_checked_at as at, facts_checked_by as by from people where id = $1`, [
    ann,
  ]);
  expect(rows).toEqual([{ at: came, by: null }]);
  expect(await version()).toBe(before + 1n);
  await db.query("update people set facts_checked_at = baton_now() where id = $1", [ann]);
  expect(await version(), "who confirms it changes what decisions are by").toBe(before + 2n);
});

test("two files with one number are refused", async ({ db }) => {
  const folder = await copyOfMigrations();
  await writeFile(path.join(folder, "0001_twin.sql"), "select 1");
  await expect(migrate(db, { folder })).rejects.toThrow(/number 0001/);
});

test("the clock of a test database moves, and never by itself", async ({ db, clock }) => {
  const before = await readClock(db);
  await clock.advance({ minutes: 15 });
  const after = await readClock(db);
  expect(after - before).toBeGreaterThanOrEqual(15 * 60_000);
  expect(after - before).toBeLessThan(15 * 60_000 + 5_000);
});
