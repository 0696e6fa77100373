import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

test("once somebody has taken a waiting lead, its alarm is over and the flow's leads say who has it", async ({
  product,
  browser,
}) => {
  const { source, reps, leader } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source, { name: "Carl English", language: "fr" });
  const { body } = await product.api.get<{ data: { flowId: string }[] }>(`/runs?leadId=${leadId}`);
  const inbox = await open({ browser, product }, leader, "/inbox", DESK);
  const flow = await open({ browser, product }, leader, `/flows/${body.data[0]!.flowId}?view=leads`, DESK);
  const alarm = inbox.getByRole("listitem").filter({ hasText: "Carl English waits on the waiting list" });
  const row = flow.getByRole("listitem").filter({ hasText: "Carl English" });
  await alarm.waitFor();
  expect(await alarm.getAttribute("data-loud")).toBe("true");
  await row.getByText("Waiting list").waitFor();
  await inbox.getByRole("link", { name: /Inbox.*1.*new/ }).waitFor();

  const ann = await product.as(reps[0]!.id);
  expect((await ann.post(`/leads/${leadId}/claim`)).status).toBe(200);
  await alarm.getByText(/^Ann Berger has had it since \d\d:\d\d\.$/).waitFor();
  expect(await alarm.getAttribute("data-loud")).toBe("false");
  expect(await inbox.getByRole("link", { name: /Inbox.*new/ }).count()).toBe(0);
  await row.getByText("With Ann Berger").waitFor();
  expect(await row.getByText("Waiting list").count()).toBe(0);
  for (const page of [inbox, flow]) await page.context().close();
});
