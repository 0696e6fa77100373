import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { onTestFinished } from "vitest";
import { isAlive } from "../../server/postgres/postmaster.ts";

const run = promisify(execFile);
export const IS_ROOT = process.getuid!() === 0;

export interface UsingProgram {
  readonly program: number;
  readonly server: number;
  readonly url: string;
  /** Whether this program started the server; otherwise it joined. */
  readonly started: boolean;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a process of its own that uses the built-in server in `folder`; it is killed at the end of the test. */
export async function useServer(folder: string, user: { uid?: number; gid?: number } = {}): Promise<UsingProgram> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "use-server.ts"), folder], {
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => kill("SIGKILL"));
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  const first = await Promise.race([createInterface({ input: child.stdout })[Symbol.asyncIterator]().next(), ended]);
  if (!first?.value) throw new Error(`The program ended: ${complaint}`);
  const { url, pid, started } = JSON.parse(first.value) as { url: string; pid: number; started: boolean };
  return { program: child.pid!, server: pid, url, started, kill };
}

/** A data folder that is removed at the end, after the server in it has stopped. */
export async function aDataFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(path.join(parent, "baton-data-"));
  onTestFinished(async () => {
    await eventually(async () => (await serversIn(folder)).length === 0);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Processes that mention `folder`: servers, and with `baton-watchdog` their watchdogs. */
export async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const { stdout } = await run("ps", ["-eo", "pid=,args="]);
  return stdout
    .split("\n")
    .filter((line) => line.includes(folder) && !line.includes("use-server.ts"))
    .map((line) => /^\s*(\d+) (.*)$/.exec(line)!)
    .map(([, pid, command]) => ({ pid: Number(pid), command: command! }));
}

async function serversIn(folder: string): Promise<number[]> {
  return (await processesOf(folder)).filter(({ command }) => command.includes("postgres -D")).map(({ pid }) => pid);
}

export async function eventually(holds: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(50)) {
    if (await holds()) return;
  }
  throw new Error(`It did not happen within ${limitMs} ms.`);
}

export async function untilEnded(pid: number): Promise<void> {
  await eventually(() => !isAlive(pid));
}
