import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { incoming } from "../engine/support/a-world.ts";
import { count } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aFlow, catalog } from "./support/a-flow.ts";
import { brokenPromises } from "./support/invariants.ts";
import { untilDone } from "./support/load.ts";
import type { Child } from "./support/child.ts";
import { start } from "./support/processes.ts";

const LEADS = 200;

test.for(["intake before commit", "intake after commit"])(
  "a web process killed at “%s” loses no lead that it acknowledged, and who sends the others again makes none twice",
  async (point, { db, databaseUrl }) => {
    const { source } = await aFlow(db);
    const callerId = newId();
    const worker = start("worker", [databaseUrl]);
    const victim = start("intake", [databaseUrl, source, callerId, String(LEADS)], `${point}:SIGKILL:8`);
    await Promise.all([victim.ended, worker.said("ready")]);

    const acknowledged = said(victim, "ack");
    expect(acknowledged.size).toBeGreaterThan(20);
    expect(acknowledged.size).toBeLessThan(LEADS);
    expect(await count(db, "leads where id = any ($1)", [[...acknowledged.values()]])).toBe(acknowledged.size);

    const again = await sendAll(databaseUrl, source, callerId);
    for (const [key, lead] of acknowledged) expect(again.get(key)).toBe(lead);
    await untilDone(db);
    expect(await leadsByName(db)).toEqual({ leads: LEADS, names: LEADS });
    expect(await brokenPromises(db)).toEqual({});
  },
);

test("a web process that stands still with locks in its hands holds up the others for two seconds at most", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aFlow(db);
  const callerId = newId();
  const worker = start("worker", [databaseUrl]);
  const victim = start("intake", [databaseUrl, source, callerId, String(LEADS)], "intake before commit:SIGSTOP:4");
  await Promise.all([victim.said("ack"), worker.said("ready")]);
  await sleep(300);

  const began = performance.now();
  await sendAll(databaseUrl, source, callerId);
  expect(performance.now() - began).toBeLessThan(3_000);
  victim.signal("SIGCONT");
  await victim.said("done");

  // What it could not store is refused, what it sends afterwards is known already.
  expect(said(victim, "ack").size + said(victim, "refused").size).toBe(LEADS);
  await untilDone(db);
  expect(await leadsByName(db)).toEqual({ leads: LEADS, names: LEADS });
  expect(await brokenPromises(db)).toEqual({});
});

/** Sends every lead through a process that lives, with the keys that the other one used. @returns lead ids by key */
async function sendAll(databaseUrl: string, source: string, callerId: string): Promise<Map<string, string>> {
  const intake = anIntake(databaseUrl, catalog);
  const keys = Array.from({ length: LEADS }, (_, index) => String(index));
  const replies = await Promise.all(
    keys.map(async (key) => {
      const body = { name: `Lead ${key}`, email: `crash-${callerId}-${key}@example.org` };
      const { leadId } = await intake.accept(incoming(source, body, { callerId, key }));
      return [key, leadId] as const;
    }),
  );
  return new Map(replies);
}

/** What a process said with this word: lead ids, or reasons, by key. */
function said({ lines }: Child, word: string): Map<string, string> {
  const words = lines.map((line) => line.split(" ")).filter(([first]) => first === word);
  return new Map(words.map(([, key, rest]) => [key!, rest!]));
}

async function leadsByName(db: Db) {
  const { rows } = await db.query<{ leads: number; names: number }>(
    "select count(*)::int as leads, count(distinct name)::int as names from leads",
  );
  return rows[0]!;
}
