import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { refuseForeignKey } from "../../server/start/refuse-foreign-key.ts";
import { readSecretKey } from "../../server/start/secret-key.ts";
import { backUp } from "../../server/transfer/back-up.ts";
import { restore } from "../../server/transfer/restore.ts";
import { expect } from "../setup/test.ts";
import { anEmptyDatabase, aWaitingRun, AWKWARD, test } from "./rows.ts";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-backup-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("a backup restores every row and the secret key", async ({ db }) => {
  const [data, elsewhere] = [await aFolder(), await aFolder()];
  const key = await readSecretKey({ dataFolder: data, secretKey: undefined });
  const run = await aWaitingRun(db, 15);
  const to = path.join(data, "backup");

  const written = await backUp(db, to, data);
  const target = await anEmptyDatabase();
  const read = await restore(target, to, elsewhere);

  expect(read).toBe(written);
  expect((await target.query("select id, wake_at from runs")).rows).toEqual(
    (await db.query("select id, wake_at from runs")).rows,
  );
  expect((await target.query("select name from people")).rows).toEqual([{ name: AWKWARD }]);
  expect((await target.query("select id from runs")).rows).toEqual([{ id: run }]);
  expect(await readSecretKey({ dataFolder: elsewhere, secretKey: undefined })).toEqual(key);
  expect((await stat(to)).mode & 0o077).toBe(0);
});

test("a restored database opens to the key that it was sealed with, and to no other", async ({ db }) => {
  const data = await aFolder();
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  await refuseForeignKey(db, key);
  // The key is in BATON_SECRET_KEY, so there is no file to go with the backup.
  await backUp(db, path.join(data, "backup"), data);

  const target = await anEmptyDatabase();
  await restore(target, path.join(data, "backup"), data);

  await expect(refuseForeignKey(target, other)).rejects.toThrow(/another secret key/);
  await refuseForeignKey(target, key);
});

test("a backup is never written over an earlier one, and says so before it begins", async ({ db }) => {
  const data = await aFolder();
  const to = path.join(data, "nightly");
  await backUp(db, to, data);
  await expect(backUp(db, to, data)).rejects.toThrow(/nightly already: name a new folder/);
  await expect(stat(`${to}.unfinished`)).rejects.toThrow("ENOENT");
});

test("a damaged backup is refused before anything is written", async ({ db }) => {
  const data = await aFolder();
  await aWaitingRun(db, 15);
  const to = path.join(data, "backup");
  await backUp(db, to, data);
  const file = path.join(to, "people.copy.gz");
  await writeFile(
    file,
    gzipSync(
      gunzipSync(await readFile(file))
        .toString()
        .replace("Zoë", "Eva"),
    ),
  );

  const target = await anEmptyDatabase();
  await expect(restore(target, to, data)).rejects.toThrow(/people is damaged/);
  await rm(file);
  await expect(restore(target, to, data)).rejects.toThrow(/people is damaged/);
  expect((await target.query("select from pg_tables where schemaname = 'public'")).rowCount).toBe(0);
});

test("a database that holds something, and a folder that is no backup, are refused", async ({ db }) => {
  const data = await aFolder();
  await backUp(db, path.join(data, "backup"), data);
  await expect(restore(db, path.join(data, "backup"), data)).rejects.toThrow(/not empty/);
  await expect(restore(db, data, data)).rejects.toThrow(/not a backup/);
});

test("another secret key is never overwritten", async ({ db }) => {
  const [data, elsewhere] = [await aFolder(), await aFolder()];
  await readSecretKey({ dataFolder: data, secretKey: undefined });
  const other = await readSecretKey({ dataFolder: elsewhere, secretKey: undefined });
  await backUp(db, path.join(data, "backup"), data);

  await expect(restore(await anEmptyDatabase(), path.join(data, "backup"), elsewhere)).rejects.toThrow(/another key/);
  expect(await readSecretKey({ dataFolder: elsewhere, secretKey: undefined })).toEqual(other);
});
