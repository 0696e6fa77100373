import { statfs } from "node:fs/promises";
import { readMigrations } from "../database/migrate.ts";
import { readServerFacts } from "../database/server-queries.ts";
import { readAppliedMigrations } from "../transfer/tables-queries.ts";
import type { Command } from "./command.ts";
import * as doctorQueries from "./doctor-queries.ts";

/** One line of the report; `trouble` says what to do. */
interface Finding {
  readonly what: string;
  readonly is: string;
  readonly trouble?: string | false;
}

const LONG_TRANSACTION_SECONDS = 60;
const LATE_SECONDS = 10;
const LITTLE_DISK_GB = 2;

export const doctor: Command = {
  name: "doctor",
  arguments: "",
  summary: "what state the database is in, and what to do about it; ends with 1 when there is something to do",
  async run({ config, open, print }) {
    const { db, description } = await open();
    const findings: Finding[] = [
      { what: "Node", is: process.version },
      { what: "Database", is: description },
      { what: "PostgreSQL", is: (await readServerFacts(db)).version },
      await migrations(await readAppliedMigrations(db)),
      ...(await connections(await doctorQueries.readConnections(db))),
      oldestTransaction(await doctorQueries.readOldestTransaction(db)),
      ...stuck(await doctorQueries.readStuck(db)),
      await disk(config.dataFolder, await doctorQueries.readSize(db)),
    ];
    for (const { what, is, trouble } of findings) {
      print(`${trouble ? "!" : " "} ${what.padEnd(22)} ${is}${trouble ? `: ${trouble}` : ""}`);
    }
    if (findings.some(({ trouble }) => trouble)) process.exitCode = 1;
  },
};

async function migrations(applied: readonly string[]): Promise<Finding> {
  const missing = (await readMigrations()).filter(({ name }) => !applied.includes(name));
  return {
    what: "Schema",
    is: missing.length === 0 ? "up to date" : `${missing.length} changes behind`,
    trouble: missing.length > 0 && "start this release once",
  };
}

async function connections(pools: Awaited<ReturnType<typeof doctorQueries.readConnections>>): Promise<Finding[]> {
  return pools.map(({ name, count, busy }) => ({ what: name, is: `${count} connections, ${busy} busy` }));
}

function oldestTransaction(oldest: Awaited<ReturnType<typeof doctorQueries.readOldestTransaction>>): Finding {
  const what = "Oldest transaction";
  if (!oldest) return { what, is: "none" };
  const { name, pid, seconds } = oldest;
  const is = `${seconds} s (${name || "unnamed"}, process ${pid})`;
  const hint = `it holds the live feed and the clean-up back; end it with "select pg_terminate_backend(${pid})"`;
  return { what, is, trouble: seconds > LONG_TRANSACTION_SECONDS && hint };
}

function stuck({
  late,
  lateSeconds,
  failed,
  undelivered,
}: Awaited<ReturnType<typeof doctorQueries.readStuck>>): Finding[] {
  const isLate = lateSeconds > LATE_SECONDS;
  return [
    {
      what: "Leads due to move",
      is: late === 0 ? "none late" : `${late}, the first ${lateSeconds} s late`,
      trouble: isLate && "start a worker (ROLE=all or ROLE=worker)",
    },
    { what: "Leads stopped", is: String(failed), trouble: failed > 0 && "see Needs attention" },
    { what: "Calls to deliver", is: String(undelivered) },
  ];
}

async function disk(folder: string, databaseBytes: number): Promise<Finding> {
  const size = `database ${(databaseBytes / 1e6).toFixed(0)} MB`;
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => (bavail * bsize) / 1e9,
    () => undefined,
  );
  if (free === undefined) return { what: "Disk", is: size };
  return { what: "Disk", is: `${size}, ${free.toFixed(1)} GB free`, trouble: free < LITTLE_DISK_GB && "make room" };
}
