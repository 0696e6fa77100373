import type { Page } from "playwright-core";
import { sidewaysOf, violationsOf } from "../setup/pages.ts";
import { aGate } from "./a-gate.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

const BANNER = "No connection to Baton.";
const WORDS = /No connection to|No live connection|There is no connection/;

test("while the server is gone every page says so, once, and stops by itself when it is back", async ({
  product,
  browser,
}) => {
  const { reps, leader, source } = await aWorld(product, ["Ann Berger"]);
  await sendLead(product, source);
  await using gate = await aGate(product.url);
  const through = { browser, product: { ...product, url: gate.url } };
  const rep = await open(through, reps[0]!.id, "/inbox", PHONE);
  const team = await open(through, leader, "/team", PHONE);
  const canvas = await open(through, leader, "/", DESK);
  const pages = [rep, team, canvas];
  await rep.getByRole("article").waitFor();
  await team.getByText("Ann Berger").first().waitFor();
  await canvas.getByRole("navigation").first().waitFor();
  // Each is connected by now.
  for (const page of pages) await page.waitForTimeout(700);
  for (const page of pages) expect(await page.getByText(WORDS).count()).toBe(0);

  await gate.shut();
  await rep.getByText("No connection to the server").waitFor();
  await team.getByText(BANNER).waitFor();
  await canvas.getByText(BANNER).waitFor();
  for (const page of pages) expect(await page.getByText(WORDS).count()).toBe(1);
  for (const page of [team, canvas]) {
    expect(await violationsOf(page)).toEqual([]);
    expect(await sidewaysOf(page)).toBe(0);
  }

  await gate.reopen();
  await Promise.all(pages.map(gone));
  for (const page of pages) await page.context().close();
}, 90_000);

/** Sooner than anything is read again by itself. */
const gone = (page: Page) => page.getByText(WORDS).waitFor({ state: "detached", timeout: 9_000 });
