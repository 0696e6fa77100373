import type { FlowDetail } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, test } from "./inbox-world.ts";

test("trying out says who would have it and why, and what happens when nobody reacts", async ({ product, browser }) => {
  const { flowId, leader, reps, team, source } = await anEmptyFlow(product);
  // Among people who are owed the same, chance decides anew for each trial: so Ann is owed the most.
  const members = reps.map((repId, index) => ({ repId, weight: index === 0 ? 5 : 1 }));
  await product.api.patch(`/teams/${team.id}`, { members });
  const graph = mainJob({ team: team.id, sources: [source.id] });
  const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
  await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  await page.getByRole("button", { name: "Try it out" }).click();
  const path = page.getByRole("region", { name: "What would happen" });
  await path.getByRole("heading", { name: "Ann would have it" }).waitFor();
  await path.getByRole("table", { name: "Who could take it" }).getByText("Chosen").waitFor();
  expect(await path.getByRole("table").getByText("Could", { exact: true }).count()).toBe(2);

  await path.getByLabel("What happens here?").first().click();
  await page.getByRole("option", { name: "Not reached in time" }).click();
  await path.getByRole("heading", { name: /^(Bob|Cem) would have it$/ }).waitFor();
  await path
    .getByText(/was next in turn/)
    .nth(1)
    .waitFor();
  const tried = page.waitForRequest(
    (request) => request.url().endsWith("/dry-run") && request.postDataJSON().lead.companySize === 50,
  );
  await page.getByLabel("Company size (people)").fill("50");
  await tried;
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "French", exact: true }).click();
  await path.getByRole("heading", { name: "Nobody would have it" }).waitFor();
  const { body: untouched } = await product.api.get<{ data: unknown[] }>(`/runs?flowId=${flowId}`);
  expect(untouched.data).toEqual([]);
});

test("a flow is paused, goes on, changes, and is taken back", async ({ product, browser }) => {
  const { flowId, leader, team, source } = await anEmptyFlow(product);
  const graph = mainJob({ team: team.id, sources: [source.id] });
  const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
  await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  await product.api.post(`/flows/${flowId}/publish`);
  const page = await open({ browser, product }, leader, `/flows/${flowId}#wait`, DESK);
  const fromMenu = async (name: string) => {
    await page.getByRole("button", { name: "More for this flow" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await fromMenu("Pause this flow");
  await page.getByText("Paused", { exact: true }).waitFor();
  await fromMenu("Let leads come in again");
  await page.getByText("Version 1 is live", { exact: true }).waitFor();

  await page.getByLabel("Wait at most", { exact: true }).fill("30");
  await page.getByRole("button", { name: "Go live with 1 change" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Wait until reached: wait at most 15 minutes → 30 minutes").waitFor();
  await dialog.getByText("New leads go the new way. No lead is in it now.").waitFor();
  await dialog.getByRole("button", { name: "Go live" }).click();
  await page.getByText("Version 2 is live", { exact: true }).waitFor();

  await page.getByText("Versions", { exact: true }).click();
  await page.getByRole("button", { name: /^Version 1/ }).click();
  await page.getByRole("button", { name: "Go back to this version" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go back to version 1" }).click();
  await page.getByText("Version 3 is live", { exact: true }).waitFor();
});
