import type { Browser, BrowserContextOptions } from "playwright-core";
import { formPages } from "../../server/sources/form-routes.ts";
import { aSource } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { serve } from "../http/serve.ts";
import { launchBrowser } from "../setup/browser.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("form", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const server = await serve([], { pages: [formPages({ db, intake: createEngine(db).intake })] });
    onCleanup(() => server[Symbol.asyncDispose]());
    const { id } = await aSource(db);
    const { rows } = await db.query<{ key: string }>("select form_key as key from sources where id = $1", [id]);
    return { sourceId: id, url: `${server.url}/forms/${rows[0]!.key}` };
  });

const PHONE = { width: 360, height: 720 };
/** A person takes longer; the trap for programs springs below two seconds. */
const A_WHILE_MS = 2_100;

async function open(browser: Browser, url: string, options: BrowserContextOptions) {
  const context = await browser.newContext({ viewport: PHONE, locale: "de-DE", ...options });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(url);
  return { page, complaints };
}

test.for(["light", "dark"] as const)(
  "on a small phone, %s: readable, nothing to the side, every target large enough, also with mistakes",
  async (colorScheme, { browser, form }) => {
    const { page, complaints } = await open(browser, form.url, { bypassCSP: true, colorScheme });
    const check = async () => {
      expect(await violationsOf(page)).toEqual([]);
      expect(await smallTargetsOf(page)).toEqual([]);
      expect(await sidewaysOf(page)).toBe(0);
    };
    await check();
    expect(complaints).toEqual([]);
    await page.waitForTimeout(A_WHILE_MS);
    await page.getByLabel("Name").fill("Ein sehr langer Name ".repeat(6).trim());
    await page.getByRole("button", { name: "Absenden" }).click();
    await page.getByText("Geben Sie eine E-Mail-Adresse oder eine Telefonnummer ein").waitFor();
    await check();
    await page.goto(`${form.url}/thanks`);
    await check();
    await page.context().close();
  },
);

test("without JavaScript and by keyboard alone a customer gets through", async ({ browser, form, db }) => {
  const { page } = await open(browser, form.url, { javaScriptEnabled: false });
  await page.waitForTimeout(A_WHILE_MS);
  const typed = ["Mia Muster", "mia.muster@example.org", "", undefined, "Bitte rufen Sie an"];
  for (const text of typed) {
    await page.keyboard.press("Tab");
    if (text) await page.keyboard.type(text);
  }
  // The trap is no stop on the way to the button.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Vielen Dank" }).waitFor();
  const { rows } = await db.query("select name, email, language, message from leads where source_id = $1", [
    form.sourceId,
  ]);
  expect(rows).toEqual([
    { name: "Mia Muster", email: "mia.muster@example.org", language: "de", message: "Bitte rufen Sie an" },
  ]);
  await page.context().close();
});
