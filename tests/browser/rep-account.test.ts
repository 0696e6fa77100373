import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, expect, open, PHONE, test } from "./inbox-world.ts";

test("a rep takes a break from the phone and is back with one tap", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const page = await open({ browser, product }, reps[0]!.id, "/me", PHONE);
  const complaints = complaintsOf(page);
  await page.getByText("In", { exact: true }).waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Pause" }).tap();
  await page.getByRole("menuitem", { name: "For 30 minutes" }).tap();
  await page.getByText(/^Back (tomorrow )?\d\d:\d\d$/).waitFor();
  await page.getByRole("button", { name: "I am back" }).tap();
  await page.getByText("In", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
