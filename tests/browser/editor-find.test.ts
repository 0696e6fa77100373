import type { Page } from "playwright-core";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { handsOn } from "./drawing.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, PHONE, test } from "./inbox-world.ts";

async function aDrawnFlow({ api }: Product) {
  const made = await anEmptyFlow({ api } as Product);
  const graph = mainJob({ team: made.team.id, sources: [made.source.id] });
  const { body } = await api.get<FlowDetail>(`/flows/${made.flowId}`);
  await api.put(`/flows/${made.flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  return made;
}

const field = (page: Page) => page.getByRole("combobox", { name: "Find in this flow" });
const found = (page: Page) => page.getByRole("listbox", { name: "Steps found" }).getByRole("option");

test("steps are found on the drawing by keys, and gone to; Escape gives the focus back", async ({
  product,
  browser,
}) => {
  const { flowId, leader, team } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}#start`, DESK);
  const complaints = complaintsOf(page);
  const button = page.getByRole("button", { name: "Find in this flow" });
  await handsOn(page).stepAt("turns").waitFor();

  await page.getByRole("button", { name: "Tidy up" }).focus();
  await page.keyboard.press("Control+f");
  await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type(team.name);
  expect(await found(page).allInnerTexts()).toEqual([
    expect.stringContaining("Take turns"),
    expect.stringContaining("Escalate"),
    expect.stringContaining("Waiting list"),
  ]);
  await page.getByText("1 of 3", { exact: true }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.getByText("3 of 3", { exact: true }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).hash).toBe("#escalate");
  await expect.poll(() => fromMiddle(page, "escalate")).toBeLessThan(3);
  expect(await violationsOf(page)).toEqual([]);

  await field(page).fill("nobody says this");
  await page.getByText("No step says this. Try another word.").waitFor();
  expect(await found(page).count()).toBe(0);
  await page.keyboard.press("Escape");
  await field(page).waitFor({ state: "hidden" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(await focused()).toBe("Tidy up");

  await button.click();
  await field(page).fill("wait until");
  await found(page).click();
  await expect.poll(() => new URL(page.url()).hash).toBe("#wait");
  // The keys go on to the field, and not to the step on the drawing that was found.
  await page.keyboard.press("Delete");
  expect(await handsOn(page).stepAt("wait").count()).toBe(1);
  await page.keyboard.press("Escape");
  await field(page).waitFor({ state: "hidden" });
  expect(await focused()).toBe("Find in this flow");
  expect(complaints).toEqual([]);
});

test("outside of the editor, and over a dialog, Ctrl+F stays the browser's", async ({ product, browser }) => {
  const { flowId, leader } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  await page.evaluate(() =>
    // Bubbles last, so that it hears whether somebody has taken the key for himself.
    window.addEventListener("keydown", (event) => (document.title = `${event.key} ${event.defaultPrevented}`)),
  );
  await page.getByRole("link", { name: "Leads", exact: true }).focus();
  await page.keyboard.press("Control+f");
  expect(await page.title()).toBe("f false");
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Not yet" }).focus();
  await page.keyboard.press("Control+f");
  expect(await field(page).count()).toBe(0);
});

test("the outline is searched, too, with a thumb", async ({ product, browser }) => {
  const { flowId, leader } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, PHONE);
  await page.getByRole("button", { name: "Find in this flow" }).tap();
  await field(page).fill("waiting");
  await found(page).last().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await sidewaysOf(page)).toBe(0);
  await found(page).last().tap();
  await field(page).waitFor({ state: "hidden" });
  await expect.poll(() => new URL(page.url()).hash).toBe("#queue");
  await expect.poll(() => page.locator('[data-outline-step="queue"]').evaluate(isOnScreen)).toBe(true);
});

const isOnScreen = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

/** How many pixels a step's middle is from the drawing's. */
async function fromMiddle(page: Page, id: string): Promise<number> {
  const boxes = [handsOn(page).stepAt(id), page.locator(".react-flow")].map((part) => part.boundingBox());
  const [step, drawing] = (await Promise.all(boxes)).map((box) => ({
    x: box!.x + box!.width / 2,
    y: box!.y + box!.height / 2,
  }));
  return Math.hypot(step!.x - drawing!.x, step!.y - drawing!.y);
}
