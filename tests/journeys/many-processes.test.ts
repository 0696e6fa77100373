import { randomBytes } from "node:crypto";
import type { AcceptedLead } from "../../server/intake/contract.ts";
import { act } from "../assignments/hand.ts";
import { callerWith } from "../http/callers.ts";
import { connect } from "../live/watcher.ts";
import { aDataFolder } from "../postgres/programs.ts";
import { operator, startBaton } from "../setup/baton.ts";
import { aLiveFlow, openAssignment, readLead, sendOwnedLead, unique } from "../setup/live-flow.ts";
import { expect, test } from "../setup/test.ts";

/** Two web processes and two workers on one database, as on several machines: nothing is shared but the database. */
async function fourProcesses(databaseUrl: string) {
  const shared = { DATABASE_URL: databaseUrl, BATON_SECRET_KEY: randomBytes(32).toString("hex"), BATON_DEMO: "0" };
  const start = async (ROLE: string) => startBaton({ ...shared, ROLE, BATON_DATA: await aDataFolder() });
  const here = await start("web");
  const [there, worker] = await Promise.all([start("web"), start("worker"), start("worker")]);
  const { out: key } = await operator(shared, "api-key", "create", "--name", "Tests", "--scope", "admin");
  const headers = { authorization: `Bearer ${key}` };
  return {
    here,
    there,
    worker,
    key,
    one: callerWith(here.url, headers),
    two: callerWith(there.url, headers),
  };
}

test("many processes on one database are one product", { timeout: 180_000 }, async ({ databaseUrl, clock }) => {
  const { there, worker, key, one, two } = await fourProcesses(databaseUrl);
  const flow = await aLiveFlow(one);
  const watcher = await connect(there.url, { key });
  const topic = `flow:${flow.flowId}`;
  expect(await watcher.watch(topic)).toMatchObject({ ok: true });

  // What comes in at one process is seen at the other, each step once and in order.
  const lead = await sendOwnedLead(one, flow.source);
  await expect.poll(() => watcher.steps(topic)).toHaveLength(5);
  const { id } = await openAssignment(two, lead.leadId);
  expect((await act(two, id, "accept")).status).toBe(200);

  // One key at both processes at the same moment is one lead.
  const body = { source: flow.source, name: "Twin", email: "twin@example.com", language: "de" };
  const idempotency = { "idempotency-key": unique("key") };
  const twins = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? one : two).post<AcceptedLead>("/leads", body, idempotency),
    ),
  );
  expect(new Set(twins.map(({ status, body: reply }) => `${status} ${JSON.stringify(reply)}`)).size).toBe(1);

  // A worker that is killed is not missed: each deadline fires, once.
  await worker.stop("SIGKILL");
  await clock.advance({ minutes: 15, seconds: 1 });
  const waiting = [lead.leadId, twins[0]!.body.leadId];
  for (const leadId of waiting) {
    await expect.poll(async () => (await readLead(two, leadId)).assignments, { timeout: 4_000 }).toHaveLength(2);
  }
  const escalations = () => watcher.steps(topic).filter((step) => step.includes("escalate"));
  await expect.poll(escalations).toHaveLength(2);

  // A process that stops has stored, and handed over, whatever it has said yes to.
  const last = Array.from({ length: 30 }, () =>
    two.post<AcceptedLead>("/leads", { source: flow.source, name: "Last", language: "de" }),
  );
  await Promise.race(last);
  expect(await there.stop("SIGTERM")).toBe(0);
  const acknowledged = (await Promise.allSettled(last)).flatMap((reply) =>
    reply.status === "fulfilled" && reply.value.status === 202 ? [reply.value.body.leadId] : [],
  );
  expect(acknowledged).not.toEqual([]);
  for (const leadId of acknowledged) expect((await readLead(one, leadId)).status).toBe("assigned");
});
