import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, expect, open, PHONE, test } from "./inbox-world.ts";
import { insideWordsOf, violationsInBoth } from "./whole-pages.ts";

test("a rep takes a break from the phone and is back with one tap", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const page = await open({ browser, product }, reps[0]!.id, "/me", PHONE);
  const complaints = complaintsOf(page);
  await page.getByText("In", { exact: true }).waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await insideWordsOf(page)).toEqual([]);
  expect(await violationsInBoth(page)).toEqual([]);

  await page.getByRole("button", { name: "Choose when you are back" }).tap();
  await page.getByRole("menuitem", { name: "For 30 minutes" }).tap();
  await page.getByText(/^Back (tomorrow )?\d\d:\d\d$/).waitFor();
  await page.getByRole("button", { name: "I am back" }).tap();
  await page.getByText("In", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a rep reads on the phone when they work and which days are holidays", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const week = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
  await product.api.patch(`/reps/${reps[0]!.id}`, { hours: week, holidaysOf: "DE-BE", timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, reps[0]!.id, "/me", PHONE);
  await page.getByText("Mon–Fri 09:00–17:00").waitFor();
  await page.getByText("Berlin", { exact: true }).waitFor();

  const month = page.getByRole("button", { name: /^[A-Z][a-z]+ \d{4}$/ });
  while (!(await month.innerText()).startsWith("December")) {
    await page.getByRole("button", { name: "Next month" }).tap();
  }
  await page.getByText("1. Weihnachtstag").waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});
