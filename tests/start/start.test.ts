import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile, realpath, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findLanAddress } from "../../server/start/addresses.ts";
import { aDataFolder, untilEnded } from "../postgres/programs.ts";
import { failToStart, operator, startBaton } from "../setup/baton.ts";

const MODULES = path.join(import.meta.dirname, "../../node_modules");
/** Node as it comes from the registry, whatever the machine has. */
const BUNDLED_NODE = path.join(MODULES, `node-linux-${process.arch}/bin/node`);
/** As a person has it who has just cloned: npm alone may put the project's own programs before it. */
const PATH_OF_THE_MACHINE = (process.env["PATH"] ?? "")
  .split(path.delimiter)
  .filter((folder) => !folder.endsWith("node_modules/.bin"))
  .join(path.delimiter);

/** The program that a process has become, or started. */
async function programBelow(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=", "--ppid", String(pid)]);
  return realpath(`/proc/${stdout.trim()}/exe`);
}

test("from nothing to ready in a minute, and everything is there again after kill -9", async () => {
  const folder = await aDataFolder();
  const env = { BATON_DATA: folder };
  const began = Date.now();
  const first = await startBaton(env);
  expect(Date.now() - began).toBeLessThan(60_000);
  const said = first.output().split("\n");
  expect(said.slice(0, 4)).toEqual([
    "Baton is starting",
    `Using the built-in PostgreSQL in ${folder}`,
    expect.stringMatching(/^Database brought up to date \(\d+ changes\)$/),
    "A demo with simulated leads was made",
  ]);
  expect(first.firstLink).toContain(first.url);
  expect(await fetch(`${first.url}/healthz`).then((reply) => reply.status)).toBe(200);
  expect((await stat(path.join(folder, "secret.key"))).mode & 0o777).toBe(0o600);
  const { out: key } = await operator(env, "api-key", "create", "--name", "a", "--scope", "admin");

  const lan = findLanAddress();
  if (lan) expect(first.output()).toContain(`On a phone in the same network: ${first.url.replace("localhost", lan)}\n`);

  await first.stop("SIGKILL");
  const second = await startBaton(env);
  const reply = await fetch(`${second.url}/api/v1/reps`, { headers: { authorization: `Bearer ${key}` } });
  expect(reply.status).toBe(200);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s stops it cleanly, the database too", async (signal) => {
  const folder = await aDataFolder();
  const baton = await startBaton({ BATON_DATA: folder });
  const server = Number((await readFile(path.join(folder, "postgres/cluster/postmaster.pid"), "utf8")).split("\n")[0]);
  const began = Date.now();
  expect(await baton.stop(signal)).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  await untilEnded(server);
});

test("who stops npm stops Baton, cleanly, although a Ctrl-C comes twice then", async () => {
  const folder = await aDataFolder();
  const npm = await startBaton({ BATON_DATA: folder, PATH: PATH_OF_THE_MACHINE }, ["npm", "start"]);
  const program = process.platform === "linux" ? await programBelow(npm.pid) : undefined;
  const server = Number((await readFile(path.join(folder, "postgres/cluster/postmaster.pid"), "utf8")).split("\n")[0]);
  expect(await npm.stop("SIGTERM")).toBe(0);
  await expect(fetch(`${npm.url}/healthz`)).rejects.toThrow();
  if (program) expect(program).toBe(await realpath(BUNDLED_NODE));
  await untilEnded(server);

  const baton = await startBaton({ BATON_DATA: folder });
  const stopped = baton.stop("SIGINT");
  process.kill(baton.pid, "SIGINT");
  expect(await stopped).toBe(0);
});

test("a port that is taken is named, with the way to take another", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const { port } = other.address() as AddressInfo;
  const { code, said } = await failToStart({ BATON_DATA: await aDataFolder(), PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken by another program`);
  expect(said).not.toContain("    at ");
});

test("a wrong environment value, and a folder that cannot be written, end with one sentence", async () => {
  const wrong = await failToStart({ PORT: "no number" });
  expect(wrong).toEqual({ code: 1, said: 'PORT is "no number" but must be a number: correct it or unset it.\n' });
  const unwritable = await failToStart({ BATON_DATA: "/proc/nowhere" });
  expect(unwritable.code).toBe(1);
  expect(unwritable.said).toMatch(/cannot write to \/proc\/nowhere.*set BATON_DATA to another folder\.\n$/);
});

test("a secret key that is damaged, or another than the data were sealed with, is named", async () => {
  const folder = await aDataFolder();
  const baton = await startBaton({ BATON_DATA: folder });
  await baton.stop();
  await writeFile(path.join(folder, "secret.key"), "short");
  expect((await failToStart({ BATON_DATA: folder })).said).toMatch(/secret\.key is damaged: put back the one/);
  await writeFile(path.join(folder, "secret.key"), "ab".repeat(32));
  expect((await failToStart({ BATON_DATA: folder })).said).toMatch(/sealed with another secret key/);
});
