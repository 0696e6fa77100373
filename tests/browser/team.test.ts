import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { complaintsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

const personOf = async ({ api }: Product, id: string) => (await api.get<PersonView>(`/reps/${id}`)).body;
const teamOf = async ({ api }: Product, id: string) => (await api.get<TeamView>(`/teams/${id}`)).body;

test("working hours are painted with the mouse and with keys, to the same end", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { hours: { mon: [["09:00", "17:00"]] }, timeZone: "Europe/Berlin" });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  const cell = (name: string) => page.getByRole("gridcell", { name, exact: true });

  await cell("Monday 12:00").hover();
  await page.mouse.down();
  await cell("Monday 12:30").hover();
  await page.mouse.up();
  await cell("Tuesday 09:00").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("button", { name: "Save hours" }).click();
  await page.getByText(`Hours of ${ann.name} saved.`).waitFor();

  expect((await personOf(product, ann.id)).hours).toEqual({
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    tue: [["09:00", "10:00"]],
  });
  await page.context().close();
});

test("hours that are not saved yet stay while one looks at somebody else, and say so in the list", async ({
  product,
  browser,
}) => {
  const { leader, reps, team } = await aWorld(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  const always = page.getByRole("switch", { name: "Always, day and night" });
  const row = page.getByRole("row").filter({ hasText: ann.name });
  await always.uncheck();
  await row.getByText("changes not saved yet").waitFor();
  // However far down the week goes, how to save it is in sight.
  await expect(page.getByRole("button", { name: "Save hours" }).evaluate(isInSight)).resolves.toBe(true);

  await page.getByRole("row").getByRole("button", { name: bob.name, exact: true }).click();
  await page.getByRole("region", { name: bob.name }).waitFor();
  expect(await always.isChecked()).toBe(true);
  await page.getByRole("row").getByRole("button", { name: ann.name, exact: true }).click();
  await page.getByRole("region", { name: ann.name }).waitFor();
  expect(await always.isChecked()).toBe(false);
  await page.getByRole("button", { name: "Save hours" }).click();
  await page.getByText(`Hours of ${ann.name} saved.`).waitFor();
  expect((await personOf(product, ann.id)).hours).toMatchObject({ mon: [["09:00", "17:00"]] });
  await row.getByText("changes not saved yet").waitFor({ state: "detached" });
  await page.context().close();
});

function isInSight(element: Element): boolean {
  const { top, bottom, left } = element.getBoundingClientRect();
  const shown = document.elementFromPoint(left + 4, (top + bottom) / 2);
  return top >= 0 && bottom <= window.innerHeight && element.contains(shown);
}

test("by keyboard one is in the panel of whoever one chooses, and with Escape back in the list", async ({
  product,
  browser,
}) => {
  const { leader, reps, team } = await aWorld(product);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  for (const { name } of [reps[1]!, reps[0]!]) {
    await page.getByRole("row").getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(focused).toBe(name);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SECTION");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    expect(await focused()).toBe(name);
  }
  // With the mouse the list keeps what one has pressed.
  await page.getByRole("row").getByRole("button", { name: reps[1]!.name, exact: true }).click();
  await page.getByRole("region", { name: reps[1]!.name }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
  await page.context().close();
});

test("a share says how many of every few leads, and keeps what the others have", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  const row = page.getByRole("row").filter({ hasText: reps[0]!.name });
  await row.getByText("1 of every 2").waitFor();
  // Nobody in a team has a share of 0: who is to get nothing is paused, or leaves it.
  expect(await row.getByRole("button", { name: /^Less: share of/ }).isDisabled()).toBe(true);
  await row.getByRole("button", { name: /^More: share of/ }).click();
  await row.getByText("2 of every 3").waitFor();
  await expect
    .poll(async () => (await teamOf(product, team)).members.map(({ repId, weight }) => [repId === reps[0]!.id, weight]))
    .toEqual(
      expect.arrayContaining([
        [true, 2],
        [false, 1],
      ]),
    );

  // Two shares at once, and what a colleague saved meanwhile: each press changes the one that was pressed.
  const other = page.getByRole("row").filter({ hasText: reps[1]!.name });
  await page.route("**/members/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await product.api.put(`/teams/${team}/members/${leader}`, { weight: 4 });
  await row.getByRole("button", { name: /^More: share of/ }).click();
  await other.getByRole("button", { name: /^More: share of/ }).click();
  await row.getByText("3 of every 9").waitFor();
  await other.getByText("2 of every 9").waitFor();
  expect((await teamOf(product, team)).members).toHaveLength(3);
  await page.context().close();
});

test("who is paused gets nothing until they are back, and the page says until when", async ({ product, browser }) => {
  const { leader, reps, team, source } = await aWorld(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.getByRole("button", { name: "Pause until…" }).click();
  await page.getByRole("menuitem", { name: "For 1 hour" }).click();
  await page.getByRole("button", { name: "Back now" }).waitFor();
  await page
    .getByRole("row")
    .filter({ hasText: ann.name })
    .getByText(/away until/)
    .waitFor();

  for (const name of ["One", "Two"]) {
    expect((await sendLead(product, source, { name })).owner?.id).toBe(bob.id);
  }
  await page.getByRole("button", { name: "Back now" }).click();
  await page.getByRole("button", { name: "Pause until…" }).waitFor();
  expect((await personOf(product, ann.id)).away).toBeNull();
  await page.context().close();
});

test("an invitation that was scanned on a phone lets somebody into their inbox", async ({ product, browser }) => {
  const { leader, team } = await aWorld(product);
  const desk = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  await desk.getByRole("button", { name: "Add a person" }).first().click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Clara Novak");
  await dialog.getByLabel("E-mail").fill(`clara.${team.slice(0, 8)}@example.org`);
  await dialog.getByRole("button", { name: "Add person" }).click();
  // For a phone it names this machine as others see it; the test's server listens on loopback only.
  const { pathname, hash } = new URL(await dialog.getByLabel("Link for Clara Novak", { exact: true }).inputValue());
  await dialog.getByRole("img", { name: /code for a phone's camera/ }).waitFor();
  expect((await teamOf(product, team)).members.map(({ name }) => name)).toContain("Clara Novak");

  const row = desk.getByRole("row").filter({ hasText: "Clara Novak" });
  await row.getByText("invited, not here yet").waitFor();

  const phone = await (await browser.newContext({ ...PHONE, locale: "en-GB" })).newPage();
  const complaints = complaintsOf(phone);
  await phone.goto(product.url + pathname + hash);
  await phone.getByRole("button", { name: "Sign in as Clara Novak" }).tap();
  await phone.getByRole("button", { name: "Not now" }).tap();
  await phone.getByRole("heading", { name: "Inbox" }).waitFor();
  expect(await phone.getByRole("link", { name: "Flows" }).count()).toBe(0);
  await desk.reload();
  await row
    .getByText("always in")
    .or(row.getByText(/^(until|back)/))
    .first()
    .waitFor();
  expect(await row.getByText("not here yet").count()).toBe(0);
  expect(complaints).toEqual([]);
  await phone.context().close();
  await desk.context().close();
});

test("a lead that waits is given to somebody, and the page is empty again without a reload", async ({
  product,
  browser,
}) => {
  const { leader, reps, source } = await aWorld(product, ["Gina Weber"]);
  const { leadId } = await sendLead(product, source, { language: "fr", name: "Helga Dorn" });
  const page = await open({ browser, product }, leader, "/attention?kind=waiting-list", DESK);
  const row = page.getByRole("listitem").filter({ hasText: "Helga Dorn" });
  await row.getByRole("button", { name: /^Give to/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: reps[0]!.name }).click();
  await dialog.getByLabel("Why").fill("Speaks some French");
  await dialog.getByRole("button", { name: "Give it to Gina Weber" }).click();
  await row.waitFor({ state: "detached" });
  const { body } = await product.api.get<{ owner: { id: string } }>(`/leads/${leadId}`);
  expect(body.owner.id).toBe(reps[0]!.id);
  await page.context().close();
});
