import type { Browser } from "playwright-core";
import type { FlowView } from "../../server/flows/contract.ts";
import type { Caller } from "../http/callers.ts";
import { aLiveFlow, made2xx, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import { launchBrowser } from "../setup/browser.ts";
import { complaintsOf, violationsOf } from "../setup/pages.ts";
import { demoTest, expect } from "../setup/start-server.ts";

/** The product as `npm start` starts it, with its demo, and what the operator sees: one link. */
const test = demoTest.extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
  const browser = await launchBrowser();
  onCleanup(() => browser.close());
  return browser;
});

const aPage = async (browser: Browser) =>
  (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", bypassCSP: true })).newPage();

async function leftOver(api: Caller) {
  const { data: flows } = await made2xx(api.get<{ data: FlowView[] }>("/flows"));
  const { data: sources } = await made2xx(api.get<{ data: { demo: boolean }[] }>("/sources"));
  const { data: leads } = await made2xx(api.get<{ data: { demo: boolean }[] }>("/leads?limit=200"));
  const isDemo = ({ demo }: { demo: boolean }) => demo;
  return { flows: flows.filter(isDemo), sources: sources.filter(isDemo), leads: leads.filter(isDemo) };
}

test("the printed link signs in once, behind a button, and the first screen teaches on a flow that runs", async ({
  server,
  browser,
  api,
}) => {
  const link = server.firstLink!;
  const page = await aPage(browser);
  const complaints = complaintsOf(page);
  // What a messenger does for a preview, and a browser that thinks ahead.
  expect((await fetch(link)).status).toBe(200);
  await page.goto(link);
  await page.getByRole("heading", { name: "Welcome to Baton" }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await page.getByRole("heading", { name: /^Your workspace is ready/ }).waitFor();
  await page.getByLabel("Name").fill("Nora Example");
  await page.getByRole("button", { name: "Send test lead" }).click();
  await page.getByText(/ has your lead\.$/).waitFor();
  await page.getByText(/^Nora Example: .* was next in turn$/).waitFor();
  await page
    .getByRole("link", { name: "Read why" })
    .or(page.getByRole("button", { name: "Read why" }))
    .click();
  await page.getByRole("heading", { name: /^Why .* got this lead$/ }).waitFor();
  expect(complaints).toEqual([]);

  const other = await aPage(browser);
  await other.goto(link);
  await other.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await other.getByText(/was used already/).waitFor();
  expect(await violationsOf(other)).toEqual([]);
  expect((await leftOver(api)).flows).toHaveLength(1);
});

test("removing the demo takes what was made up, and nothing that is one's own", async ({ server, browser, api }) => {
  const own = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, own.source);
  const { data: people } = await made2xx(api.get<{ data: { id: string; roles: string[] }[] }>("/reps?limit=200"));
  const admin = people.find(({ roles }) => roles.includes("admin"))!;
  const page = await aPage(browser);
  const complaints = complaintsOf(page);
  const { headers } = await server.as(admin.id);
  await page.setExtraHTTPHeaders({ cookie: headers["cookie"]! });
  await page.goto(`${server.url}/settings/demo`);

  await page.getByRole("button", { name: "Remove demo data" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove demo data" }).click();
  await page.getByText("There are no demo data").waitFor();

  expect(await leftOver(api)).toEqual({ flows: [], sources: [], leads: [] });
  expect(await made2xx(api.get<FlowView>(`/flows/${own.flowId}`))).toMatchObject({ status: "live" });
  expect(await readLead(api, lead.leadId)).toMatchObject({ owner: lead.owner, runs: [{ status: "waiting" }] });
  const still = await made2xx(api.get<{ data: { id: string }[] }>("/reps?limit=200"));
  expect(still.data.map(({ id }) => id)).toEqual(expect.arrayContaining([admin.id, own.leader, ...own.reps]));
  await page.goto(`${server.url}/flows`);
  const { name } = await made2xx(api.get<FlowView>(`/flows/${own.flowId}`));
  await page.getByText(name).first().waitFor();
  expect(await page.getByText("Demo flow").count()).toBe(0);
  expect(complaints).toEqual([]);
});
