import type { Page } from "playwright-core";
import type { PersonView } from "../../server/people/contract.ts";
import type { TimeOffView } from "../../server/time-off/contract.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";
import { violationsInBoth } from "./whole-pages.ts";

const personOf = async ({ api }: Product, id: string) => (await api.get<PersonView>(`/reps/${id}`)).body;
const section = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^${title}`) });
const fieldOf = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const inTwoMonths = new Date(Date.now() + 62 * 86_400_000);
const dayIn = (day: number) => `${inTwoMonths.toISOString().slice(0, 7)}-${String(day).padStart(2, "0")}`;
const spoken = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(
    new Date(`${day}T12:00`),
  );

test("time off is chosen in the calendar with keys, said with the day back, and taken back", async ({
  product,
  browser,
}) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await section(page, "Time off").click();
  for (let month = 0; month < monthsAhead(); month++) await page.getByRole("button", { name: "Next month" }).click();
  await page.getByRole("button", { name: spoken(dayIn(8)) }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Now the last day.").waitFor();
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await page.getByText(/^Off 8 \w+( \d{4})? to 10 \w+( \d{4})?, back 11/).waitFor();
  await page.getByLabel("What for").fill("Skiing");
  await page.getByRole("button", { name: "Add time off" }).click();
  const list = page.getByRole("list", { name: "Holidays and time off" });
  await list.getByText("Skiing").waitFor();
  const { body } = await product.api.get<{ data: TimeOffView[] }>(`/reps/${ann.id}/time-off`);
  expect(body.data.map(({ firstDay, lastDay, note }) => [firstDay, lastDay, note])).toEqual([
    [dayIn(8), dayIn(10), "Skiing"],
  ]);
  await page.getByRole("button", { name: `${spoken(dayIn(9))}, time off` }).waitFor();

  await list.getByRole("button", { name: /^Remove time off/ }).click();
  await list.waitFor({ state: "detached" });
  await page.context().close();
});

function monthsAhead(): number {
  const now = new Date();
  return (inTwoMonths.getFullYear() - now.getFullYear()) * 12 + inTwoMonths.getMonth() - now.getMonth();
}

test("holidays of a part of a country stand in the calendar by name", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const ann = reps[0]!;
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await section(page, "Time off").click();
  await fieldOf(page, "Public holidays").fill("Germany");
  await page.getByRole("option", { name: "Germany", exact: true }).click();
  await fieldOf(page, "Which part").click();
  await page.getByRole("option", { name: /Bayern|Bavaria/ }).click();
  await expect.poll(async () => (await personOf(product, ann.id)).holidaysOf).toBe("DE-BY");
  for (let month = new Date().getMonth(); month !== 0; month = (month + 1) % 12) {
    await page.getByRole("button", { name: "Next month" }).click();
  }
  // Epiphany is a holiday in Bavaria and not in all of Germany.
  await page.getByRole("button", { name: /6 January \d{4}, holiday: Heilige Drei Könige/ }).waitFor();
  await page.getByRole("list", { name: "Holidays and time off" }).getByText("Heilige Drei Könige").waitFor();
  await page.context().close();
});

test("what somebody can take is checked, edited in one place and said in one sentence", async ({
  product,
  browser,
  db,
}) => {
  const { leader, reps, team } = await aWorld(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  await db.query("update people set facts_checked_at = '2025-02-03T12:00Z' where id = $1", [ann.id]);
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  await page.getByText("1 person not checked for a year").waitFor();
  await page.getByRole("button", { name: "Show them" }).click();
  await rowOf(bob.name).waitFor({ state: "detached" });
  await rowOf(ann.name).getByText("not checked for a year").waitFor();
  await section(page, "Can take").click();
  await page.getByText("Not checked for a year. The last time was on 3 February 2025.").waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole("button", { name: "Still right" }).click();
  await page.getByText("Checked today by you.").waitFor();
  await rowOf(bob.name).waitFor();
  expect(await page.getByText("not checked for a year").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Still right" }).count()).toBe(0);

  await fieldOf(page, "How well: German").click();
  await page.getByRole("option", { name: "C1, very good" }).click();
  await fieldOf(page, "Skills").fill("Tenders");
  await page.keyboard.press("Enter");
  await fieldOf(page, "Seniority").click();
  await page.getByRole("option", { name: "Senior", exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page
    .getByText("Senior. Speaks German C1; takes leads for everything, from everywhere. Knows Tenders.")
    .waitFor();
  expect(await personOf(product, ann.id)).toMatchObject({
    languageLevels: { de: "C1" },
    skills: ["Tenders"],
    seniority: 3,
  });
  await page.context().close();
});

test("a limit holds leads back, and the list shows it filling up without a reload", async ({ product, browser }) => {
  const { leader, reps, team, source } = await aWorld(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await section(page, "Room for").click();
  await page.getByRole("button", { name: "Add a limit" }).click();
  await page.getByRole("menuitem", { name: "So many open at a time" }).click();
  const most = page.getByLabel("At most, open at a time");
  const save = page.getByRole("button", { name: "Save limits" });
  await most.fill("");
  await most.pressSequentially("25");
  expect(await most.inputValue()).toBe("25");
  await most.fill("0");
  await page.getByText("A limit is a whole number from 1 to 100,000. To give somebody nothing, pause them.").waitFor();
  expect(await save.isDisabled()).toBe(true);
  await most.fill("1");
  // Folded, it keeps what is not saved yet.
  await section(page, "Room for").click();
  await section(page, "Room for").click();
  expect(await most.inputValue()).toBe("1");
  await save.click();
  await save.waitFor({ state: "detached" });
  const row = page.getByRole("row").filter({ hasText: ann.name });
  await row.getByText("0 of 1").waitFor();

  const owners = [];
  for (let lead = 0; lead < 4; lead++) owners.push((await sendLead(product, source)).owner!.id);
  expect(owners.filter((id) => id === ann.id)).toHaveLength(1);
  expect(owners.filter((id) => id === bob.id)).toHaveLength(3);
  await row.getByText("1 of 1, full").waitFor();
  await row.getByText("1 not contacted,").waitFor();
  await row.getByText("1 today").waitFor();
  await page.context().close();
});

test("a circle of backups is refused in words", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product, ["Ida Falk", "Uwe Roth"]);
  const [ida, uwe] = reps as [(typeof reps)[0], (typeof reps)[0]];
  await product.api.patch(`/reps/${uwe.id}`, { backupId: ida.id });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ida.id}`, DESK);
  await section(page, "Backup").click();
  await fieldOf(page, "Backup").fill("Uwe");
  await page.getByRole("option", { name: uwe.name }).first().click();
  await page.getByText("Uwe Roth’s backup is Ida Falk, so leads would go round in a circle.").waitFor();
  expect(await page.getByRole("button", { name: "Save backup" }).isDisabled()).toBe(true);
  await page.context().close();
});

test("a rep pauses from the inbox until a morning, and a chosen day, in one's own days", async ({
  product,
  browser,
}) => {
  const { reps } = await aWorld(product);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { timeZone: "Europe/Berlin", hours: null });
  const page = await open({ browser, product }, ann.id, "/inbox", { ...PHONE, timezoneId: "Europe/Berlin" });
  await page.getByRole("button", { name: "Choose when you are back" }).tap();
  await page.getByRole("menuitem", { name: "Until tomorrow morning" }).tap();
  await page.getByText(/^Back tomorrow \d\d:\d\d$/).waitFor();
  await page.getByRole("button", { name: "I am back" }).tap();
  await page.getByRole("button", { name: "Choose when you are back" }).tap();
  await page.getByRole("menuitem", { name: "Until a day…" }).tap();
  await page.getByLabel("First day back").fill(dayIn(15));
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).tap();
  await page.getByText(/^Back 15 \w+/).waitFor();
  expect((await personOf(product, ann.id)).away).not.toBeNull();
  await page.context().close();
});

test("a rep enters own days off on the phone", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const ann = reps[0]!;
  const page = await open({ browser, product }, ann.id, "/me", PHONE);
  await page.getByRole("heading", { name: "My time off" }).scrollIntoViewIfNeeded();
  for (let month = 0; month < monthsAhead(); month++) await page.getByRole("button", { name: "Next month" }).tap();
  await page.getByRole("button", { name: spoken(dayIn(20)) }).tap();
  await page.getByRole("button", { name: spoken(dayIn(20)) }).tap();
  await page.getByRole("button", { name: "Add time off" }).tap();
  await page
    .getByRole("list", { name: "Holidays and time off" })
    .getByText(/^20 \w+/)
    .waitFor();
  const { body } = await product.api.get<{ data: TimeOffView[] }>(`/reps/${ann.id}/time-off`);
  expect(body.data.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([[dayIn(20), dayIn(20)]]);
  await page.context().close();
});
