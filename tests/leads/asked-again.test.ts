import type { LeadDetail } from "../../server/leads/contract.ts";
import { leadRoutes } from "../../server/leads/routes.ts";
import { aMainJob, incoming } from "../engine/support/a-world.ts";
import { anIntake } from "../engine/support/processes.ts";
import { serve } from "../http/serve.ts";
import { expect, test } from "../setup/test.ts";
import { aPerson, asKey, asManager, catalog, get } from "./rows.ts";

test("who else asks by the same number is named on the lead, and found by their own address", async ({
  db,
  databaseUrl,
}) => {
  await using server = await serve(leadRoutes({ db, catalog }));
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const phone = "+49 30 901820771";
  const [ana, zoe] = [
    { name: "Ana One", email: "ana@one.example", phone },
    { name: "Zoe Two", email: "zoe@two.example", phone },
  ];
  const { leadId } = await intake.accept(incoming(source, ana));
  for (const body of [zoe, { ...ana, message: "And?" }]) {
    expect(await intake.accept(incoming(source, body))).toMatchObject({ leadId, duplicate: true });
  }
  const { body } = await get(server, `/leads/${leadId}`, asManager(await aPerson(db, "Lena")));
  const titles = (body as LeadDetail).timeline.filter(({ group }) => group === "intake").map(({ title }) => title);
  expect(titles).toEqual(["Came in", "Asked again as Zoe Two, zoe@two.example", "Asked again"]);
  const found = await get(server, "/leads?search=zoe%40two", asKey());
  expect(found.body.data.map(({ id }: { id: string }) => id)).toEqual([leadId]);
});
