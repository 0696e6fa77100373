import { execFile, spawn } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
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
  const fd = openForWriting(pipe) ?? (await startWatchdog(pipe, server.pid, pidFile));
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

async function startWatchdog(pipe: string, pid: number, pidFile: string): Promise<number | undefined> {
  await rm(pipe, { force: true });
  await run("mkfifo", ["-m", "600", pipe]);
  const args = ["-c", SCRIPT, "baton-watchdog", pipe, pidFile, String(pid)];
  spawn("/bin/sh", args, { detached: true, stdio: "ignore", cwd: "/" }).unref();
  for (let tries = 0; tries < 250; tries++) {
    const fd = openForWriting(pipe);
    if (fd !== undefined) return fd;
    await sleep(20);
  }
  return undefined;
}

/** Never waits: without a reader the open fails (ENXIO), which is how a missing watchdog shows. */
function openForWriting(pipe: string): number | undefined {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}
