import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, expect, open, PHONE, test } from "./inbox-world.ts";

test("a rep takes a break from the phone and is back with one tap", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const page = await open({ browser, product }, reps[0]!.id, "/me", PHONE);
  const complaints = complaintsOf(page);
  await page.getByText("Always in").waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Take a break" }).tap();
  await page.getByRole("menuitem", { name: "30 minutes" }).tap();
  await page.getByText(/^On a break until \d\d:\d\d$/).waitFor();
  await page.getByRole("button", { name: "Back now" }).tap();
  await page.getByText("Always in").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
