import { readFile } from "node:fs/promises";
import path from "node:path";
import type { RunDetail } from "../../server/runs/contract.ts";
import { inboxOf } from "../assignments/hand.ts";
import { callerWith } from "../http/callers.ts";
import { aDataFolder, untilEnded } from "../postgres/programs.ts";
import { operator, startBaton } from "../setup/baton.ts";
import { aLiveFlow, made2xx, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/test.ts";

test("everything is killed while a lead waits: after the next start its deadline fires, once", async ({}) => {
  const folder = await aDataFolder();
  const env = { BATON_DATA: folder, BATON_DEMO: "0" };
  const first = await startBaton(env);
  const { out: key } = await operator(env, "api-key", "create", "--name", "Tests", "--scope", "admin");
  const authorization = `Bearer ${key}`;
  const before = callerWith(first.url, { authorization });
  const flow = await aLiveFlow(before);
  const lead = await sendOwnedLead(before, flow.source);

  const database = Number(
    (await readFile(path.join(folder, "postgres/cluster/postmaster.pid"), "utf8")).split("\n")[0],
  );
  process.kill(database, "SIGKILL");
  await first.stop("SIGKILL");
  await untilEnded(database);
  const second = await startBaton(env);
  const api = callerWith(second.url, { authorization });
  expect(await readLead(api, lead.leadId)).toMatchObject({ owner: lead.owner, runs: [{ status: "waiting" }] });
  expect((await operator(env, "clock", "+15m")).code).toBe(0);

  await expect.poll(async () => (await readLead(api, lead.leadId)).assignments, { timeout: 5_000 }).toHaveLength(2);
  const after = await readLead(api, lead.leadId);
  expect(after.owner!.id).not.toBe(lead.owner.id);
  const { steps } = await made2xx(api.get<RunDetail>(`/runs/${lead.runIds[0]}`));
  expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.filter(({ nodeId }) => nodeId === "escalate").map(({ exit }) => exit)).toEqual(["assigned"]);
  expect((await inboxOf(api, flow.leader)).notifications).toHaveLength(1);
});
