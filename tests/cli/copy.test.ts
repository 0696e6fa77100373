import { inject, onTestFinished } from "vitest";
import { aDataFolder, eventually } from "../postgres/programs.ts";
import { failToStart, operator, startBaton } from "../setup/baton.ts";
import { createDatabase } from "../setup/databases.ts";
import { expect, test } from "../setup/test.ts";
import { aLiveFlow, apiOf } from "../setup/api.ts";

async function anOwnDatabase(): Promise<string> {
  const server = { adminUrl: inject("adminUrl"), serverUrl: inject("serverUrl"), template: "template0" };
  const database = await createDatabase(server, `${inject("run")}_own_${process.pid}`);
  onTestFinished(database.remove);
  return database.url;
}

interface Run {
  readonly status: string;
  readonly steps: { type: string; exit: string }[];
}

test("a lead that waits while everything is copied escalates once, in the new place only", async () => {
  const folder = { BATON_DATA: await aDataFolder() };
  const before = await startBaton(folder);
  const { out: key } = await operator(folder, "api-key", "create", "--name", "test", "--scope", "admin");
  await aLiveFlow(apiOf(before, key));
  const lead = { source: "Fair", name: "Max", email: "max@example.com", language: "de" };
  const { leadId, runIds, owner } = await apiOf(before, key).post<{
    leadId: string;
    runIds: string[];
    owner: { id: string };
  }>("/leads", lead);

  const url = await anOwnDatabase();
  const tooEarly = await operator(folder, "copy", "--to", url);
  expect(tooEarly.said).toMatch(/Baton still runs on this database \(.*baton web.*\): stop it, then copy/);
  await before.stop();

  expect(await operator(folder, "copy", "--to", url)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/rows were copied/),
  });
  const refused = await failToStart(folder);
  expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/moved to .* and work there now/) });

  const own = { ...folder, DATABASE_URL: url };
  const after = await startBaton(own);
  const api = apiOf(after, key);
  expect(await api.get(`/runs/${runIds[0]}`)).toMatchObject({ status: "waiting" });
  await operator(own, "clock", "+16m");
  const steps = async () => (await api.get<Run>(`/runs/${runIds[0]}`)).steps.map(({ type, exit }) => `${type} ${exit}`);
  await eventually(async () => (await steps()).includes("escalate assigned"));

  expect((await steps()).filter((step) => step === "wait-for-contact timeout")).toHaveLength(1);
  const moved = await api.get<{ owner: { id: string }; assignments: unknown[] }>(`/leads/${leadId}`);
  expect(moved.owner.id).not.toBe(owner.id);
  expect(moved.assignments).toHaveLength(2);
});
