import type { Page } from "playwright-core";
import type { PersonView } from "../../server/people/contract.ts";
import type { Product } from "../setup/product.ts";
import { sidewaysOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, test } from "./inbox-world.ts";
import { violationsInBoth } from "./whole-pages.ts";

const hoursOf = async ({ api }: Product, id: string) => (await api.get<PersonView>(`/reps/${id}`)).body.hours;
const cellOf = (page: Page, name: string) => page.getByRole("gridcell", { name, exact: true });

async function save(page: Page, name: string) {
  await page.getByRole("button", { name: "Save hours" }).click();
  await page.getByText(`Hours of ${name} saved.`).waitFor();
}

/** Where a cell's middle is on the screen. */
async function middleOf(page: Page, name: string) {
  const box = (await cellOf(page, name).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a finger paints along a day, and scrolls across the days without painting", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { hours: { mon: [["09:00", "12:00"]] }, timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, PHONE);
  await cellOf(page, "Tuesday 10:00").scrollIntoViewIfNeeded();
  const touch = await page.context().newCDPSession(page);
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
    for (let part = 1; part <= 8; part++) {
      const at = { x: from.x + ((to.x - from.x) * part) / 8, y: from.y + ((to.y - from.y) * part) / 8 };
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };

  await drag(await middleOf(page, "Tuesday 10:00"), await middleOf(page, "Tuesday 13:30"));
  await cellOf(page, "Tuesday 13:30").and(page.locator("[aria-selected=true]")).waitFor();
  await drag(await middleOf(page, "Wednesday 10:00"), await middleOf(page, "Monday 10:00"));
  await save(page, ann.name);

  expect(await hoursOf(product, ann.id)).toEqual({ mon: [["09:00", "12:00"]], tue: [["10:00", "14:00"]] });
  await page.context().close();
});

test("hours past midnight are split, and the page says how", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { hours: { fri: [["18:00", "20:00"]] }, timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.getByText("Type times").click();
  await page.getByLabel("Friday from").fill("22:00");
  await page.getByLabel("Friday to", { exact: true }).fill("06:00");
  await page.getByLabel("Friday to", { exact: true }).blur();
  await page.getByText("It is kept as Friday 22:00 to 24:00 and Saturday 00:00 to 06:00.").waitFor();
  await save(page, ann.name);
  expect(await hoursOf(product, ann.id)).toEqual({ fri: [["22:00", "24:00"]], sat: [["00:00", "06:00"]] });
  await page.context().close();
});

test("in the weeks before the clocks change it is said what becomes of the hours", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { hours: { sun: [["01:30", "02:30"]] }, timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, leader, "/me", PHONE);
  await page.route("**/api/v1/**", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), date: "Sat, 20 Mar 2027 10:00:00 GMT" };
    await route.fulfill({ response, headers });
  });
  await page.goto(`${product.url}/team?team=${team}&person=${ann.id}`);
  const words = page.getByText(
    "On Sunday 28 March the clocks go forward: 02:00 to 03:00 does not exist. Hours that begin or end in it do so at 03:00.",
  );
  await words.waitFor();
  expect([await sidewaysOf(page), await violationsInBoth(page)]).toEqual([0, []]);
  await page.getByRole("button", { name: "Usual weeks" }).click();
  await page.getByRole("menuitem").first().click();
  await words.waitFor({ state: "detached" });
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().close();
});

test("a usual week is taken with one press, and one day copied to others", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { hours: {}, timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.getByRole("button", { name: "Usual weeks" }).click();
  await page.getByRole("menuitem", { name: "Monday to Friday, mornings" }).click();
  await cellOf(page, "Monday 12:00").click();
  await page.getByRole("button", { name: "Copy a day" }).click();
  await page.getByRole("checkbox", { name: "Friday" }).uncheck();
  await page.getByRole("checkbox", { name: "Saturday" }).check();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await save(page, ann.name);
  const long = [["08:00", "12:30"]];
  expect(await hoursOf(product, ann.id)).toEqual({
    mon: long,
    tue: long,
    wed: long,
    thu: long,
    fri: [["08:00", "12:00"]],
    sat: long,
  });
  await page.context().close();
});
