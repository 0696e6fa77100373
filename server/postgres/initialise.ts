import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rename, rm, chown } from "node:fs/promises";
import path from "node:path";
import { StartupProblem } from "../startup-problem.ts";
import { runAs, type Account } from "./account.ts";
import { MAJOR_VERSION, type Binaries } from "./binaries.ts";
import type { Layout } from "./layout.ts";

/** The application's role. Not a superuser: what runs on the built-in PostgreSQL must run on a managed one. */
export const ROLE = "baton";
export const SUPERUSER = "postgres";

const INITDB = [
  `--username=${SUPERUSER}`,
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--auth-local=trust",
  "--auth-host=reject",
  "--no-instructions",
];

// One statement a line: single-user mode ends a statement at the end of its line.
const FIRST_STATEMENTS = [
  `create role ${ROLE} login createdb`,
  `grant pg_read_all_stats to ${ROLE}`,
  `create database ${ROLE} owner ${ROLE}`,
  "",
].join("\n");

/**
 * Makes the cluster when there is none. All of it happens in a folder beside it that is renamed at the end, so a cluster
 * that exists is complete, whatever was killed; of two processes that do so at once, one wins and the other uses it.
 */
export async function initialise(layout: Layout, account: Account, { initdb, postgres }: Binaries): Promise<void> {
  if (existsSync(layout.cluster)) return checkVersion(layout.cluster);
  const draft = await mkdtemp(path.join(layout.folder, "new-"));
  try {
    if (process.getuid!() === 0) await chown(draft, account.uid, account.gid);
    await runAs(account, initdb, [...INITDB, "--pgdata", draft]);
    await runAs(account, postgres, ["--single", "-D", draft, SUPERUSER], FIRST_STATEMENTS);
    await rename(draft, layout.cluster);
  } catch (error) {
    if (existsSync(layout.cluster)) return;
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1) ?? String(error);
    throw new StartupProblem(`PostgreSQL could not make its files in ${layout.folder}: ${said}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what a killed {@link initialise} left; safe only while this process is the one that runs the server. */
export async function removeDrafts(layout: Layout): Promise<void> {
  const drafts = (await readdir(layout.folder)).filter((name) => name.startsWith("new-"));
  await Promise.all(drafts.map((name) => rm(path.join(layout.folder, name), { recursive: true, force: true })));
}

async function checkVersion(cluster: string): Promise<void> {
  const version = (await readFile(path.join(cluster, "PG_VERSION"), "utf8")).trim();
  if (version === MAJOR_VERSION) return;
  throw new StartupProblem(
    `The data in ${cluster} were written by PostgreSQL ${version} and this release brings ${MAJOR_VERSION}: ` +
      `take a backup with the release that wrote them and restore it here.`,
  );
}
