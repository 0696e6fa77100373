import { chown, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../../server/postgres/postmaster.ts";
import { aDataFolder, eventually, IS_ROOT, processesOf, query, untilEnded, useServer } from "./programs.ts";

const NOBODY = { uid: 65_534, gid: 65_534 };

test("a killed program takes its server down, and the next start has the data", async () => {
  const folder = await aDataFolder();
  const first = await useServer(folder);
  await query(first.url, "create table kept (word text)");
  await query(first.url, "insert into kept values ('here')");

  await first.kill("SIGKILL");
  await untilEnded(first.server);
  const second = await useServer(folder);

  expect(second.started).toBe(true);
  expect(await query(second.url, "select word from kept")).toEqual([{ word: "here" }]);
});

test("a second program joins, and the server stops after the last one only", async () => {
  const folder = await aDataFolder();
  const first = await useServer(folder);
  const second = await useServer(folder);
  expect(second).toMatchObject({ server: first.server, started: false, url: first.url });

  await first.kill("SIGTERM");
  expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.kill("SIGTERM");
  expect(isAlive(first.server)).toBe(false);
});

test("two programs that start at once on an empty folder use one server", async () => {
  const folder = await aDataFolder();
  const [first, second] = await Promise.all([useServer(folder), useServer(folder)]);
  expect(first.server).toBe(second.server);
  await second.kill("SIGKILL");
  expect(await query(first.url, "select current_user as role")).toEqual([{ role: "baton" }]);
});

test("a server whose program and watchdog were killed is adopted", async () => {
  const folder = await aDataFolder();
  const first = await useServer(folder);
  for (const { pid, command } of await processesOf(folder)) {
    if (command.includes("baton-watchdog")) process.kill(pid, "SIGKILL");
  }
  await first.kill("SIGKILL");
  expect(isAlive(first.server)).toBe(true);

  const second = await useServer(folder);
  expect(second).toMatchObject({ server: first.server, started: false });
  await second.kill("SIGTERM");
  expect(isAlive(first.server)).toBe(false);
});

test("a server that was killed under its program comes back by itself", async () => {
  const folder = await aDataFolder();
  const program = await useServer(folder);
  process.kill(program.server, "SIGKILL");

  const answers = () => query(program.url, "select 1").then(Boolean, () => false);
  await eventually(answers);
  await program.kill("SIGKILL");
  await eventually(async () => !(await answers()));
});

test("a pid file that names some other living process does not stop a start", async () => {
  const folder = await aDataFolder();
  const first = await useServer(folder);
  await first.kill("SIGTERM");
  await writeFile(path.join(folder, "postgres/cluster/postmaster.pid"), `${process.pid}\n`);

  const second = await useServer(folder);
  expect(second.started).toBe(true);
});

test("a path too long for a socket and full of odd signs is no hindrance, and nobody else can enter", async () => {
  const folder = path.join(await aDataFolder(), "it's, a long way".repeat(8));
  await mkdir(folder, { recursive: true });
  const { url } = await useServer(folder);
  expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
  const socketFolder = new URL(url).searchParams.get("host")!;
  onTestFinished(() => rm(socketFolder, { recursive: true }));
  expect((await stat(socketFolder)).mode & 0o077).toBe(0);
});

test("text is UTF-8 and sorts the same everywhere, whatever the machine speaks", async () => {
  const { url } = await useServer(await aDataFolder());
  const [facts] = await query(
    url,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale, lower('ÄÉ') as lower
       from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual({ encoding: "UTF8", provider: "b", locale: "C.UTF-8", lower: "äé" });
});

test.runIf(IS_ROOT)("root can start it in a home that nobody else can enter", async () => {
  const { url, kill, server } = await useServer(await aDataFolder(homedir()));
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  await kill("SIGKILL");
  await untilEnded(server);
});

test.runIf(IS_ROOT)("an ordinary user starts it as that user, and root joins in", async () => {
  const folder = await aDataFolder();
  await chown(folder, NOBODY.uid, NOBODY.gid);
  const { server } = await useServer(folder, NOBODY);
  expect((await stat(`/proc/${server}`)).uid).toBe(NOBODY.uid);
  expect(await useServer(folder)).toMatchObject({ server, started: false });
});
