import { randomUUID } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import type { Db } from "../../engine/database.ts";
import { createDatabase } from "../setup/databases.ts";
import { isolatedTest } from "../setup/test.ts";

/** With connections that rows can be streamed over. */
export const test = isolatedTest.extend("db", ({ database }) => database.connectAnew("test", { streams: true }));

let made = 0;

/** A database without any table, as an operator makes it. */
export async function anEmptyDatabase(): Promise<Db> {
  const server = { adminUrl: inject("adminUrl"), serverUrl: inject("serverUrl"), template: "template0" };
  const database = await createDatabase(server, `${inject("run")}_empty_${process.pid}_${++made}`);
  onTestFinished(database.remove);
  return database.connectAnew("test", { streams: true });
}

/** A lead whose run waits until `minutes` from now, with everything that hangs on it. @returns the run's id */
export async function aWaitingRun(db: Db, minutes: number): Promise<string> {
  const [person, team, contact, source, lead, program, run] = Array.from({ length: 7 }, () => randomUUID());
  const statements: [string, unknown[]][] = [
    ["insert into people (id, name, email) values ($1, $2, $3)", [person, AWKWARD, `${person}@example.com`]],
    ["insert into teams (id, name, leader_id) values ($1, $2, $3)", [team, `Team ${team}`, person]],
    ["insert into team_members (team_id, person_id) values ($1, $2)", [team, person]],
    ["insert into contacts (id, created_at) values ($1, baton_now())", [contact]],
    ["insert into sources (id, name, form_key) values ($1, $2, $2)", [source, `source ${source}`]],
    [
      `insert into leads (id, contact_id, source_id, name, value, created_at)
       values ($1, $2, $3, 'Lead', 0.1::float8 + 0.2::float8, baton_now())`,
      [lead, contact, source],
    ],
    ["insert into programs (id, format, types, body) values ($1, 1, '{}', '{}')", [program]],
    [
      `insert into runs (id, program_id, flow_id, version, subject_id, status, node_id, wake_at, created_at, updated_at)
       values ($1, $2, $2, 1, $3, 'waiting', 'n', baton_now() + make_interval(mins => $4), baton_now(), baton_now())`,
      [run, program, lead, minutes],
    ],
  ];
  for (const [sql, values] of statements) await db.query(sql, values);
  return run!;
}

/** What a text format has to escape. */
export const AWKWARD = "Zoë \\N\t☎\n'quoted'";
