import { chromium } from "playwright-core";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import { findBrowser } from "../setup/browser.ts";
import { complaintsOf, sidewaysOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { handsOn } from "./drawing.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, PHONE, test } from "./inbox-world.ts";

async function twoManagers(product: Product) {
  const made = await anEmptyFlow(product);
  const graph = mainJob({ team: made.team.id, sources: [made.source.id] });
  const { body } = await product.api.get<FlowDetail>(`/flows/${made.flowId}`);
  await product.api.put(`/flows/${made.flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  const daniel = { name: "Daniel Roth", email: `daniel-${made.flowId}@example.org`, roles: ["manager"] };
  const { id } = (await product.api.post<{ id: string }>("/reps", daniel)).body;
  return { ...made, daniel: id };
}

test("managers see who else is in the same flow, and a browser that is killed leaves", async ({ product, browser }) => {
  const { flowId, leader, daniel } = await twoManagers(product);
  const lenas = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const complaints = complaintsOf(lenas);
  const both = lenas.getByRole("img", { name: "Here now: you and Daniel Roth" });
  await handsOn(lenas).stepAt("turns").waitFor();
  expect(await lenas.getByRole("img", { name: /^Here now/ }).count()).toBe(0);

  const killable = await chromium.launchServer({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  const other = await chromium.connect(killable.wsEndpoint());
  const daniels = await open({ browser: other, product }, daniel, `/flows/${flowId}?view=outline`, PHONE);
  await both.waitFor({ timeout: 5_000 });
  await daniels.getByRole("img", { name: "Here now: you and Lena" }).waitFor();
  expect(await sidewaysOf(daniels)).toBe(0);
  await both.getByText("DR").hover();
  await lenas.getByRole("tooltip", { name: "Daniel Roth" }).waitFor();
  expect(await violationsOf(lenas)).toEqual([]);

  killable.process().kill("SIGKILL");
  await both.waitFor({ state: "hidden", timeout: 8_000 });
  expect(complaints).toEqual([]);
});
