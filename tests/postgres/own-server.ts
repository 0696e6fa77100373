import { chown, glob, mkdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import { chooseAccount, runAs, spawnAs } from "../../server/postgres/account.ts";
import { findBinaries } from "../../server/postgres/binaries.ts";
import { aDataFolder, eventually, query, untilEnded } from "./programs.ts";

/**
 * Where the programs of a PostgreSQL lie: the oldest fit one that is installed on this machine, as Debian and Ubuntu lay
 * them, else the one that comes from the registry, run as a server like any other.
 */
export async function ownPrograms(): Promise<string> {
  const installed = await Array.fromAsync(glob("/usr/lib/postgresql/*/bin"));
  const version = (folder: string): number => Number(folder.split("/")[4]);
  const [oldest] = installed.filter((one) => version(one) >= 15).toSorted((a, b) => version(a) - version(b));
  return oldest ?? path.dirname((await findBinaries()).initdb);
}

const PASSWORD = "a password: with / signs?";

/** A PostgreSQL of the operator's: over TCP, with a password, its database not owned by a superuser. @returns its URL */
export async function anOwnServer(programs: string): Promise<string> {
  const folder = path.join(await aDataFolder(), "server");
  await mkdir(folder);
  const account = await chooseAccount(folder, path.join(programs, "initdb"));
  const passwordFile = path.join(folder, "password");
  await writeFile(passwordFile, PASSWORD);
  await chown(passwordFile, account.uid, account.gid);
  const data = path.join(folder, "data");
  const initdb = [
    "--username=chief",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
  ];
  await runAs(account, path.join(programs, "initdb"), [...initdb, "--pgdata", data]);

  const port = await freePort();
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  const args = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawnAs(account, path.join(programs, "postgres"), args, { stdio: "ignore" });
  onTestFinished(async () => {
    server.kill("SIGQUIT");
    await untilEnded(server.pid!);
  });

  const chief = urlOf("chief", port, "postgres");
  await eventually(() => query(chief, "select 1").then(Boolean, () => false));
  await query(chief, `create role baton login password '${PASSWORD}'`);
  await query(chief, "create database leads owner baton");
  return urlOf("baton", port, "leads");
}

function urlOf(user: string, port: number, database: string): string {
  return `postgresql://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
