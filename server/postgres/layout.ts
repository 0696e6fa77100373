import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartupProblem } from "../startup-problem.ts";
import type { Account } from "./account.ts";

/** A socket's path must fit into `sockaddr_un`: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET = 103;
const SOCKET_NAME = ".s.PGSQL.5432";

/** Where the parts of the built-in PostgreSQL lie, below the data folder. */
export interface Layout {
  readonly folder: string;
  readonly cluster: string;
  readonly pidFile: string;
  readonly log: string;
}

export function layoutOf(dataFolder: string): Layout {
  const folder = path.join(path.resolve(dataFolder), "postgres");
  const cluster = path.join(folder, "cluster");
  return { folder, cluster, pidFile: path.join(cluster, "postmaster.pid"), log: path.join(folder, "postgres.log") };
}

/** Makes the folder below `dataFolder`. It may be entered by others' programs (PostgreSQL runs as another user), not listed. */
export async function makeFolders({ folder }: Layout): Promise<void> {
  try {
    await makeFolder(path.dirname(folder), process.getuid!() === 0 ? 0o711 : 0o700);
    await makeFolder(folder, 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupProblem(
      `Baton cannot write to ${path.dirname(folder)} (${code}): make it writable, or set BATON_DATA to another folder.`,
    );
  }
}

/** A folder for the socket that only `account` and root can enter: below the data folder when its path is short enough. */
export async function makeSocketFolder({ folder }: Layout, account: Account): Promise<string> {
  const near = path.join(folder, "run");
  const fits = Buffer.byteLength(path.join(near, SOCKET_NAME)) <= LONGEST_SOCKET && /^[\w./-]+$/.test(near);
  const chosen = fits ? near : path.join(tmpdir(), `baton-${account.uid}-${hash(folder)}`);
  await mkdir(chosen, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  // /tmp is everybody's: somebody else's folder, or a link to one, must not become the door to the database.
  const found = await lstat(chosen);
  if (!found.isDirectory() || (found.uid !== account.uid && found.uid !== process.getuid!())) {
    throw new StartupProblem(
      `The folder ${chosen} belongs to somebody else: remove it, or set BATON_DATA to another one.`,
    );
  }
  if (found.uid !== account.uid) await chown(chosen, account.uid, account.gid);
  await chmod(chosen, 0o700);
  return chosen;
}

/** Not mkdir's own `recursive`: below /proc, and on other file systems that make nothing, Node 24 never returns from it. */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  const failure = await tryToMake(folder, mode);
  if (failure?.code !== "ENOENT") {
    if (failure) throw failure;
    return;
  }
  await makeFolder(path.dirname(folder), mode);
  const again = await tryToMake(folder, mode);
  if (again) throw again;
}

async function tryToMake(folder: string, mode: number): Promise<NodeJS.ErrnoException | undefined> {
  return mkdir(folder, { mode }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => (error.code === "EEXIST" ? undefined : error),
  );
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
