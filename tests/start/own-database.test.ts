import { mkdir } from "node:fs/promises";
import { inject } from "vitest";
import { createPool } from "../../server/database/pool.ts";
import { withDatabase } from "../../server/postgres/embedded.ts";
import { layoutOf } from "../../server/postgres/layout.ts";
import { checkOwnDatabase, warnOfData } from "../../server/start/own-database.ts";
import { aDataFolder } from "../postgres/programs.ts";
import { aServerOf } from "./old-server.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

test("a database of Baton's own is fit", async ({ databaseUrl }) => {
  expect(await checkOwnDatabase(databaseUrl)).toMatchObject({ isNew: false, foreignTables: [] });
});

test("nobody there, an unknown user and an unknown database are told apart, without the password", async () => {
  const server = inject("serverUrl");
  await expect(checkOwnDatabase("postgres://u:geheim@127.0.0.1:1/x")).rejects.toThrow(
    /^Nothing answers at 127\.0\.0\.1:1 \(ECONNREFUSED\): start that PostgreSQL or correct DATABASE_URL\.$/,
  );
  const ghost = new URL(server);
  ghost.username = "ghost";
  await expect(checkOwnDatabase(ghost.href)).rejects.toThrow(/refused the user ghost/);
  await expect(checkOwnDatabase(withDatabase(server, "nowhere"))).rejects.toThrow(
    /There is no database nowhere on localhost:5432: create it/,
  );
});

test("a PostgreSQL that is too old is refused by its version, and the oldest that is new enough is not", async () => {
  await expect(checkOwnDatabase(await aServerOf("14.11 (Debian 14.11-1)"))).rejects.toThrow(
    /^DATABASE_URL names a PostgreSQL 14\.11 .*; Baton needs 15 or newer: upgrade it or use another one\.$/,
  );
  await expect(checkOwnDatabase(await aServerOf("9.6.24"))).rejects.toThrow(
    /names a PostgreSQL 9\.6\.24; Baton needs 15/,
  );
  expect(await checkOwnDatabase(await aServerOf("15.0"))).toMatchObject({ major: 15, isNew: true });
});

test("a database of somebody else's, and one without rights, are refused with the mend", async ({ database }) => {
  const { db, url } = database;
  await db.query("revoke create on schema public from public, baton");
  await db.query("alter schema public owner to baton");
  await db.query("drop table migrations");
  await expect(checkOwnDatabase(url)).rejects.toThrow(/belongs to something else \(it has a table /);

  const guest = new URL(url);
  guest.username = "guest";
  const admin = createPool({ url: inject("adminUrl"), name: "admin", max: 1 });
  await admin.query("do $$ begin create role guest login; exception when duplicate_object then null; end $$");
  await admin.end();
  await expect(checkOwnDatabase(guest.href)).rejects.toThrow(/may not create tables .* owner to guest"/);
});

test("an empty database beside a filled data folder names the way to take the data along", async ({ databaseUrl }) => {
  const facts = await checkOwnDatabase(databaseUrl);
  const folder = await aDataFolder();
  expect(warnOfData({ ...facts, isNew: true }, folder)).toBeUndefined();
  await mkdir(layoutOf(folder).cluster, { recursive: true });
  expect(warnOfData({ ...facts, isNew: true }, folder)).toContain("npm run --silent baton -- copy --to URL");
  expect(warnOfData(facts, folder)).toBeUndefined();
});
