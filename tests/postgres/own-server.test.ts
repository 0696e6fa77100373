import { aLiveFlow, apiOf } from "../setup/api.ts";
import { failToStart, operator, startBaton } from "../setup/baton.ts";
import { expect, test } from "../setup/test.ts";
import { anOwnServer, ownPrograms } from "./own-server.ts";
import { aDataFolder } from "./programs.ts";

test("a PostgreSQL of one's own does the main job, with web and worker as processes", async () => {
  const url = await anOwnServer(await ownPrograms());
  const own = { DATABASE_URL: url, BATON_DATA: await aDataFolder() };
  const [web] = await Promise.all([startBaton({ ...own, ROLE: "web" }), startBaton({ ...own, ROLE: "worker" })]);
  const { out: key } = await operator(own, "api-key", "create", "--name", "test", "--scope", "admin");
  const api = apiOf(web, key);
  await aLiveFlow(api);

  const lead = { source: "Fair", name: "Max", email: "max@example.com", language: "de" };
  const { owner, leadId } = await api.post<{ owner: { id: string }; leadId: string }>("/leads", lead);
  expect(owner).not.toBeNull();
  await operator(own, "clock", "+16m");
  await expect
    .poll(async () => (await api.get<{ owner: { id: string } }>(`/leads/${leadId}`)).owner.id, { timeout: 10_000 })
    .not.toBe(owner.id);

  const wrong = new URL(url);
  wrong.password = "guess";
  const { code, said } = await failToStart({ ...own, DATABASE_URL: wrong.href });
  expect(code).toBe(1);
  expect(said).toMatch(/refused the user baton: correct the user and the password in DATABASE_URL/);
  expect(said).not.toContain("guess");
});
