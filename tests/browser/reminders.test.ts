import type { Page } from "playwright-core";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

async function aLeadOfMine(product: Product) {
  const { source, reps, leader } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source);
  return { me: reps[0]!.id, leader, leadId, api: await product.as(reps[0]!.id) };
}

async function expectWhole(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await sidewaysOf(page)).toBe(0);
}

test("on a lead one is reminded with two taps, moves it to a time of one's own, deletes it and takes that back", async ({
  product,
  browser,
}) => {
  const { me, leadId } = await aLeadOfMine(product);
  const page = await open({ browser, product }, me, `/leads/${leadId}`, PHONE);
  const complaints = complaintsOf(page);
  await page.getByRole("button", { name: "Remind me" }).tap();
  const sheet = page.getByRole("dialog", { name: "Remind me of Lukas Brandt" });
  expect(await sheet.getByRole("button", { name: "Remind me" }).isDisabled()).toBe(true);
  await sheet.getByLabel("Tomorrow 09:00").check();
  await sheet.getByLabel("What of?").fill("the offer");
  await expectWhole(page);
  await sheet.getByRole("button", { name: "Remind me" }).tap();
  await page.getByText(/^You are reminded tomorrow/).waitFor();
  const mine = page.getByRole("list", { name: "Your reminders" });
  await mine.getByText("the offer").waitFor();
  await sheet.waitFor({ state: "detached" });
  await expectWhole(page);

  await mine.getByRole("button", { name: /^More for/ }).tap();
  await page.getByRole("menuitem", { name: "Change" }).tap();
  const change = page.getByRole("dialog", { name: "Change the reminder of Lukas Brandt" });
  await change.getByLabel("Date and time").fill("2027-03-05T14:20");
  await change.getByRole("button", { name: "Save" }).tap();
  await mine.getByText("5 March").waitFor();
  await change.waitFor({ state: "detached" });

  // Words alone: their time is chosen already, and what is typed stays on this device until it is saved.
  await mine.getByRole("button", { name: /^More for/ }).tap();
  await page.getByRole("menuitem", { name: "Change" }).tap();
  expect(await change.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await change.getByLabel("What of?").fill("the price");
  await page.reload();
  await mine.getByRole("button", { name: /^More for/ }).tap();
  await page.getByRole("menuitem", { name: "Change" }).tap();
  expect(await change.getByLabel("What of?").inputValue()).toBe("the price");
  await change.getByRole("button", { name: "Save" }).tap();
  await mine.getByText("the price").waitFor();
  await mine.getByText("5 March").waitFor();

  await mine.getByRole("button", { name: /^More for/ }).tap();
  await page.getByRole("menuitem", { name: "Delete" }).tap();
  await mine.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).tap();
  await mine.getByText("the price").waitFor();
  expect(complaints).toEqual([]);
});

test("when its time comes it is a task of one's own in the inbox, which counts it and ticks it off", async ({
  product,
  browser,
}) => {
  const { me, leadId, api } = await aLeadOfMine(product);
  const when = new Date(Date.now() + 6_000).toISOString();
  await api.post(`/leads/${leadId}/reminders`, { when, text: "after their meeting" });
  const page = await open({ browser, product }, me, "/inbox", PHONE);
  await page.getByRole("heading", { name: "New", exact: true }).waitFor();
  expect(await page.getByText("after their meeting").count()).toBe(0);
  const section = page.getByRole("region", { name: "Your reminders" });
  await section.getByText("after their meeting").waitFor();
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(when) - 1_000);
  await section.getByRole("link", { name: "Call Lukas Brandt" }).waitFor();
  await page.getByRole("navigation").getByText("2 new").waitFor();
  await expectWhole(page);
  await section.getByRole("button", { name: /^Done: after their/ }).tap();
  await section.waitFor({ state: "detached" });
  await page.getByText("Done: after their meeting").waitFor();

  // What could not be read is not "nothing".
  await page.route("**/reminders?**", (route) => route.abort());
  await page.reload();
  await section.getByText("Your reminders did not load").waitFor();
  await page.unroute("**/reminders?**");
  await section.getByRole("button", { name: "Try again" }).tap();
  await section.waitFor({ state: "detached" });
});

test("it is said in passing on other pages, and shown to nobody else", async ({ product, browser }) => {
  const { me, leader, leadId, api } = await aLeadOfMine(product);
  const page = await open({ browser, product }, me, "/leads", DESK);
  await page.getByRole("link", { name: "Lukas Brandt" }).waitFor();
  const when = new Date(Date.now() + 3_000).toISOString();
  await api.post(`/leads/${leadId}/reminders`, { when, text: "the price" });
  await page.getByText("the price (Lukas Brandt)").waitFor();
  await page.getByRole("button", { name: "Open" }).click();
  await page.waitForURL(`**/leads/${leadId}`);

  const theirs = await open({ browser, product }, leader, `/leads/${leadId}`, DESK);
  await theirs.getByText("What happened").waitFor();
  expect(await theirs.getByText("the price").count()).toBe(0);
  expect(await theirs.getByRole("button", { name: "Remind me" }).count()).toBe(0);
});
