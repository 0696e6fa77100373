import { execFile, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { StartupProblem } from "../startup-problem.ts";

const run = promisify(execFile);
const NOBODY = 65_534;

/** The user that PostgreSQL runs as; it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Root under another number: in a user namespace, for folders that only root can enter. */
  readonly masked: boolean;
}

/**
 * Chooses the account for `folder` and gives it the folder: an ordinary user is that user; root becomes the owner of an
 * existing folder, else `postgres`, else `nobody`, else (below a home that they cannot enter) root in a user namespace.
 *
 * @param mustRun a program that the account must be able to reach
 */
export async function chooseAccount(folder: string, mustRun: string): Promise<Account> {
  const uid = process.getuid!();
  if (uid !== 0) return { uid, gid: process.getgid!(), masked: false };

  for (const account of await candidates(folder)) {
    if (!(await canWork(account, path.dirname(folder), mustRun))) continue;
    // Only when it is sure: programs that start together must not take the folder away from each other.
    await chown(folder, account.uid, account.gid);
    return account;
  }
  throw new StartupProblem(
    `PostgreSQL does not run as root, and no other user can use ${folder}: start Baton as an ordinary user, ` +
      `or set BATON_DATA to a folder outside of root's home.`,
  );
}

/** Starts `program` as `account`, away from this process's own folder, which the account may not be able to enter. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  options: { stdio: StdioOptions; detached?: boolean },
): ChildProcess {
  const { command, rest, identity } = asAccount(account, program, args);
  return spawn(command, rest, { ...options, ...identity, cwd: "/", env: environment() });
}

/** Runs `program` to its end as `account`. @throws its failure, with what it wrote to stderr */
export async function runAs(account: Account, program: string, args: readonly string[], input = ""): Promise<void> {
  const { command, rest, identity } = asAccount(account, program, args);
  const running = run(command, rest, { ...identity, cwd: "/", env: environment() });
  // A program that ends without reading breaks the pipe; why it ended is in its exit code.
  running.child.stdin?.on("error", () => {}).end(input);
  await running;
}

function asAccount(account: Account, program: string, args: readonly string[]) {
  if (account.masked) {
    const masked = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args];
    return { command: "unshare", rest: masked, identity: {} };
  }
  const identity = process.getuid!() === 0 ? { uid: account.uid, gid: account.gid } : {};
  return { command: program, rest: [...args], identity };
}

/** Not the operator's: PGDATA, PGPORT, LC_ALL and their like would change what PostgreSQL does. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LANG: "C" };
}

async function candidates(folder: string): Promise<Account[]> {
  const masked = { uid: 0, gid: 0, masked: true };
  if (existsSync(path.join(folder, "cluster"))) {
    const owner = await stat(folder);
    return owner.uid === 0 ? [masked] : [{ uid: owner.uid, gid: owner.gid, masked: false }];
  }
  const postgres = await findUser("postgres");
  const nobody = (await findUser("nobody")) ?? { uid: NOBODY, gid: NOBODY, masked: false };
  return [...(postgres ? [postgres] : []), nobody, masked];
}

async function findUser(name: string): Promise<Account | undefined> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  const line = users.split("\n").find((user) => user.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid && uid !== "0" ? { uid: Number(uid), gid: Number(gid), masked: false } : undefined;
}

async function canWork(account: Account, parent: string, program: string): Promise<boolean> {
  const probe = ["-c", 'test -x "$0" && "$1" --version', parent, program];
  return runAs(account, "/bin/sh", probe).then(
    () => true,
    () => false,
  );
}
