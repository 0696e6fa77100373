import { closeSync, openSync, readFileSync } from "node:fs";
import { readFile, readlink, realpath, rm, stat, truncate } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { StartupProblem } from "../startup-problem.ts";
import { spawnAs, type Account } from "./account.ts";
import type { Layout } from "./layout.ts";

/** What PostgreSQL itself says about a running server, in its pid file. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: "starting" | "ready" | "stopping" | "standby" | "";
}

/** Reads which server runs on this cluster. */
export async function findPostmaster({ cluster, pidFile }: Layout): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  if (!(await isServing(pid, cluster))) {
    // PostgreSQL overwrites the file of a process that is gone, but believes the one of a process that is not a server.
    await rm(pidFile, { force: true });
    return undefined;
  }
  // PostgreSQL writes its pid first and the rest later.
  return { pid, socketFolder: lines[4] ?? "", status: (lines[7] ?? "") as Postmaster["status"] };
}

/** Whether the process runs. One that has ended but was not yet collected by its parent (not every container does) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return process.platform !== "linux" || !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    return / \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Process numbers come again, after a restart of a container even at once: the pid must be a server on this cluster. */
async function isServing(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder === undefined || folder === (await realpath(cluster));
}

const SETTINGS = [
  "listen_addresses=",
  "port=5432",
  "unix_socket_permissions=0700",
  "max_connections=120",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_messages=warning",
  "log_checkpoints=off",
  "max_wal_size=2GB",
  "wal_compression=on",
];
const LOG_LIMIT = 10 * 1024 * 1024;

export interface ServerStart {
  readonly postgres: string;
  readonly socketFolder: string;
  /** More settings, `name=value`. */
  readonly settings: readonly string[];
}

/** Starts the server, detached: it must outlive a Ctrl-C long enough for the application to finish its work. */
export async function startPostmaster(layout: Layout, account: Account, start: ServerStart): Promise<void> {
  if ((await stat(layout.log).catch(() => ({ size: 0 }))).size > LOG_LIMIT) await truncate(layout.log);
  const from = (await stat(layout.log).catch(() => ({ size: 0 }))).size;
  const log = openSync(layout.log, "a", 0o600);
  const settings = [...SETTINGS, `unix_socket_directories=${start.socketFolder}`, ...start.settings];
  const args = ["-D", layout.cluster, ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawnAs(account, start.postgres, args, { stdio: ["ignore", log, log], detached: true });
  closeSync(log);
  child.unref();

  child.once("error", () => {});
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const found = await findPostmaster(layout);
    if (found?.pid === child.pid && found?.status !== "") return;
    await sleep(20);
  }
  throw new PostmasterEnded(await readLog(layout.log, from));
}

/** Waits until the server takes connections; recovery after a crash may take its time. @returns false when it ended */
export async function untilReady(layout: Layout, pid: number): Promise<boolean> {
  for (;;) {
    const found = await findPostmaster(layout);
    if (found?.pid !== pid || found.status === "stopping") return false;
    if (found.status === "ready") return true;
    await sleep(20);
  }
}

/** The server ended right after its start; the message is what it wrote last. */
export class PostmasterEnded extends StartupProblem {
  readonly said: string;

  constructor(said: string) {
    super(`The built-in PostgreSQL did not start: ${said || "it wrote nothing"}`);
    this.said = said;
  }

  /** Another process was faster, or the processes of a killed server are still ending: worth another try. */
  get isPassing(): boolean {
    return /postmaster\.pid|pre-existing shared memory|already in use/.test(this.said);
  }
}

async function readLog(log: string, from: number): Promise<string> {
  const text = (await readFile(log)).subarray(from).toString("utf8");
  const lines = text.split("\n").filter((line) => /FATAL|ERROR|error|HINT/.test(line));
  return lines.slice(-2).join(" ").trim() || text.trim().split("\n").slice(-1).join("");
}
