import type { Page } from "playwright-core";
import { aCaldavServer } from "../calendars/a-caldav-server.ts";
import { aGoogle, CLIENT } from "../calendars/a-google.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { startProduct } from "../setup/product.ts";
import { at, atNoon, aWorldAtNoon, icsOf, inMinutes, meeting, span, test } from "./calendar-world.ts";
import { DESK, expect, open, PHONE } from "./inbox-world.ts";
import { violationsInBoth } from "./whole-pages.ts";

const TEACHING = "While your calendar says you are busy, new leads go to your colleagues.";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test("calendars behind a user name and an app password are found, chosen among and connected", async ({
  product,
  browser,
}) => {
  const { reps } = await aWorldAtNoon(product);
  const now = meeting();
  const { account, put } = await aCaldavServer();
  put("work", icsOf([now]));
  put("home", icsOf([{ from: inMinutes(60), to: inMinutes(90) }]));
  const page = await open({ browser, product }, reps[0]!.id, "/me", atNoon(PHONE));
  await button(page, /CalDAV/).tap();
  // Keys go on in the form that was opened, and where it was opened when it is left.
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent)).toBe(
    "Address of the server",
  );
  await button(page, "Cancel").tap();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/CalDAV/);
  await page.keyboard.press("Enter");
  await page.keyboard.type(account.address);
  await page.getByLabel("User name").fill(account.userName);
  const password = page.getByLabel("App password", { exact: true });
  await password.fill("my usual one");
  await button(page, "Find calendars").tap();
  await page.getByRole("alert").getByText("does not accept this user name and password").waitFor();
  expect(await page.getByLabel("User name").inputValue()).toBe(account.userName);
  await password.fill(account.password);
  await button(page, "Find calendars").tap();

  const choices = page.getByRole("checkbox");
  await choices.first().waitFor();
  expect(await choices.count()).toBe(2);
  for (const choice of await choices.all()) expect(await choice.isChecked()).toBe(true);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await sidewaysOf(page)).toBe(0);
  expect(await violationsInBoth(page)).toEqual([]);
  await choices.nth(1).uncheck();
  await button(page, "Connect 1 calendar").tap();
  const row = page.getByRole("list", { name: "Calendars" }).getByRole("listitem");
  await row.getByText(`Busy today ${span(now)}`, { exact: true }).waitFor();
  await row.getByText("CalDAV · read just now").waitFor();
  await page.getByText(`Busy until ${at(now.to)}`).waitFor();
  await page.context().close();
});

test("a rep allows Google to say when they are busy, and comes back connected", async ({
  db,
  databaseUrl,
  browser,
}) => {
  const now = meeting();
  const google = await aGoogle({ busy: [{ start: now.from.toISOString(), end: now.to.toISOString() }] });
  // Somebody who says yes at once.
  google.habits.instead = ({ path }) => {
    const address = new URL(path, google.url);
    if (address.pathname !== "/auth") return undefined;
    const back = new URL(address.searchParams.get("redirect_uri")!);
    back.search = new URLSearchParams(google.consent(address)).toString();
    return { status: 302, headers: { location: back.toString() } };
  };
  const registered = { ...CLIENT, issuer: google.url, api: `${google.url}/calendar` };
  const config = { calendarAllow: ["127.0.0.1"], google: registered };
  await using product = await startProduct(db, databaseUrl, { config });
  const { reps, leader, team } = await aWorldAtNoon(product);
  const ann = reps[0]!;
  const page = await open({ browser, product }, ann.id, "/me", atNoon(PHONE));
  const complaints = complaintsOf(page);
  await page.getByText(TEACHING).waitFor();
  const left = page.waitForRequest((request) => request.url().startsWith(`${google.url}/auth`));
  await page.getByRole("button", { name: "Google" }).tap();
  await left;
  const row = page.getByRole("list", { name: "Calendars" }).getByRole("listitem");
  await row.getByText(`Busy today ${span(now)}`).waitFor();
  await row.getByText("ana@example.com").waitFor();
  await row.getByText("Google · read just now").waitFor();
  await page.getByText(`Busy until ${at(now.to)}`).waitFor();
  // What it gave along works once, and is nowhere any more.
  expect(page.url()).toBe(`${product.url}/me`);
  expect(complaints).toEqual([]);

  google.habits.isRevoked = true;
  await button(page, /^Read again now/).tap();
  await row.getByText("Google no longer lets Baton read this calendar: connect it again.").waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.context().close();

  // Nobody can allow it for somebody else.
  const theirs = await open({ browser, product }, leader, `/team?team=${team}&person=${reps[1]!.id}`, atNoon(DESK));
  await button(theirs, /^Calendar/).click();
  await button(theirs, "By its address").waitFor();
  expect(await theirs.getByRole("button", { name: "Google" }).count()).toBe(0);
  await theirs.context().close();
});

test("whoever comes back from Google without a permission stands on their page as before", async ({
  product,
  browser,
}) => {
  const { reps } = await aWorldAtNoon(product);
  const page = await open({ browser, product }, reps[0]!.id, "/me/google?error=access_denied&state=s", atNoon(PHONE));
  const complaints = complaintsOf(page);
  await page.getByText("Google was not allowed to be read. Nothing was changed.").waitFor();
  await page.getByText(TEACHING).waitFor();
  expect(page.url()).toBe(`${product.url}/me`);
  expect(await violationsOf(page)).toEqual([]);
  // Nobody has registered Baton at Google here: it is not offered, and a code from there says why it is of no use.
  expect(await page.getByRole("button", { name: "Google" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.goto(`${product.url}/me/google?code=4%2F0Ab&state=s`);
  await page.getByText(/Google is not set up here/).waitFor();
  await page.getByText(TEACHING).waitFor();
  expect(page.url()).toBe(`${product.url}/me`);
  await page.goto(`${product.url}/me/google`);
  await page.waitForURL(`${product.url}/me`);
  await page.context().close();
});
