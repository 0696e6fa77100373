import { execFile, spawn } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { link, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Postmaster } from "./postmaster.ts";

const run = promisify(execFile);

/**
 * Reads a pipe that every process using the server keeps open. When the last of them has ended, in whatever way, the
 * kernel closes the pipe and the server is stopped (SIGINT: rolls back, disconnects, writes a checkpoint).
 */
const SCRIPT = `
trap '' HUP INT TERM
exec 3<"$1"
while read -r line <&3; do :; done
rm -f "$1"
exec 3<&-
read -r pid <"$2" && [ "$pid" = "$3" ] && kill -INT "$3"
`;

/** A process's share in the running server; the server stops after the last one is let go. */
export interface Hold {
  release(): void;
}

/** Takes a share in `server`, with a new watchdog when it has none (its own was killed). @returns undefined when it is about to stop */
export async function holdServer(server: Postmaster, pidFile: string): Promise<Hold | undefined> {
  const pipe = path.join(server.socketFolder, `users.${server.pid}`);
  const fd = await openPipe(pipe, () => startWatchdog(pipe, server.pid, pidFile));
  if (fd === undefined) return undefined;
  // The watchdog may have seen the end of the pipe just before we opened it. If so, it closes its end at once.
  await sleep(20);
  try {
    writeSync(fd, "\n");
  } catch {
    closeSync(fd);
    return undefined;
  }
  return { release: () => closeSync(fd) };
}

/** So long a pipe without a reader is one whose watchdog is about to come; later, one whose watchdog was killed. */
const READER_LIMIT_MS = 2_000;

/** Opened once and kept: to open and close it, only to see who reads, would be the end of the pipe for the watchdog. */
async function openPipe(pipe: string, startReader: () => void): Promise<number | undefined> {
  for (const deadline = Date.now() + 2 * READER_LIMIT_MS; Date.now() < deadline; await sleep(20)) {
    const fd = openForWriting(pipe);
    if (fd !== undefined) return fd;
    if (await makePipe(pipe)) startReader();
  }
  return undefined;
}

/** Of several processes one makes the pipe, and sees `true`: a link to a name that exists fails. */
async function makePipe(pipe: string): Promise<boolean> {
  const found = await stat(pipe).catch(() => undefined);
  if (found && Date.now() - found.ctimeMs < READER_LIMIT_MS) return false;
  await rm(pipe, { force: true });
  const draft = `${pipe}.${process.pid}`;
  await run("mkfifo", ["-m", "600", draft]);
  try {
    await link(draft, pipe);
    return true;
  } catch {
    return false;
  } finally {
    await rm(draft);
  }
}

function startWatchdog(pipe: string, pid: number, pidFile: string): void {
  const args = ["-c", SCRIPT, "baton-watchdog", pipe, pidFile, String(pid)];
  spawn("/bin/sh", args, { detached: true, stdio: "ignore", cwd: "/" }).unref();
}

/** Never waits: without a reader the open fails (ENXIO), which is how a missing watchdog shows. */
function openForWriting(pipe: string): number | undefined {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}
