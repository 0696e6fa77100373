import type { Page } from "playwright-core";
import type { CalendarView } from "../../server/calendars/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { at, atNoon, aWorldAtNoon, inMinutes, meeting, span, test } from "./calendar-world.ts";
import { DESK, expect, open, PHONE, sendLead } from "./inbox-world.ts";
import { insideWordsOf, SCREENS, violationsInBoth } from "./whole-pages.ts";

const TEACHING = "While your calendar says you are busy, new leads go to your colleagues.";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const addressField = (page: Page) => page.getByLabel("Address of the calendar");

async function send(page: Page, address: string) {
  await addressField(page).fill(address);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

async function connect(page: Page, address: string) {
  await button(page, "By its address").click();
  await send(page, address);
}

test("a rep connects a calendar by its address and gets no leads while it says busy", async ({
  product,
  browser,
  host,
}) => {
  const { reps, source } = await aWorldAtNoon(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  const now = meeting();
  const later = { from: inMinutes(120), to: inMinutes(150) };
  const address = host.serve("/ann.ics", [now, later]);
  const page = await open({ browser, product }, ann.id, "/me", atNoon(PHONE));
  await page
    .getByText("In until")
    .or(page.getByText("In", { exact: true }))
    .waitFor();
  await page.getByText(TEACHING).waitFor();
  expect(await page.getByText("Baton keeps only the times, no titles.").count()).toBe(1);

  await connect(page, address);
  const row = page.getByRole("list", { name: "Calendars" }).getByRole("listitem");
  await row.getByText(`Busy today ${span(now)}, ${span(later)}`).waitFor();
  await row.getByText("Free tomorrow").waitFor();
  await row.getByText("read just now").waitFor();
  await row.getByText(host.name).waitFor();
  await page.getByText(`Busy until ${at(now.to)}`).waitFor();
  await page.getByText("You are busy in your calendar. New leads go to others until then.").waitFor();
  expect(await page.getByText("Nobody's business").count()).toBe(0);
  for (let lead = 0; lead < 3; lead++) expect((await sendLead(product, source)).owner?.id).toBe(bob.id);

  // The meeting is over sooner than planned: read again, Ann is in.
  const moved = { from: inMinutes(24 * 60), to: inMinutes(24 * 60 + 30) };
  host.serve("/ann.ics", [moved]);
  await button(page, `Read again now: ${host.name}`).tap();
  await row.getByText(`Busy tomorrow ${span(moved)}`).waitFor();
  await row.getByText("Free today").waitFor();
  await page.getByText("In until").waitFor();
  expect((await sendLead(product, source)).owner?.id).toBe(ann.id);

  await button(page, `Disconnect ${host.name}`).tap();
  await page.getByRole("dialog").getByText("Baton forgets it, and new leads come to you whatever it says.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).tap();
  await page.getByText(TEACHING).waitFor();
  const { body } = await product.api.get<{ data: CalendarView[] }>(`/reps/${ann.id}/calendars`);
  expect(body.data).toEqual([]);
  await page.context().close();
});

test("who is busy by their calendar says that they are free after all, and is in", async ({
  product,
  browser,
  host,
}) => {
  const { reps, source } = await aWorldAtNoon(product);
  const [ann, bob] = reps as [(typeof reps)[0], (typeof reps)[0]];
  const now = meeting();
  const address = host.serve("/ends-early.ics", [now]);
  for (const { id } of [ann, bob])
    await (await product.as(id)).post(`/reps/${id}/calendars`, { kind: "feed", address });
  const page = await open({ browser, product }, ann.id, "/inbox", atNoon(PHONE));
  const state = page.getByText(`Busy until ${at(now.to)}`);
  await state.waitFor();
  const boxes = [state, button(page, "Choose when you are back"), page.getByText("You are busy in your calendar.")];
  const [words, menu, why] = await Promise.all(boxes.map(async (one) => (await one.boundingBox())!));
  expect(menu!.x + menu!.width, "under the words, not under the title").toBeCloseTo(words!.x + words!.width, 0);
  expect(why!.y - (menu!.y + menu!.height)).toBeGreaterThanOrEqual(8);
  expect([await violationsOf(page), await sidewaysOf(page), await smallTargetsOf(page)]).toEqual([[], 0, []]);

  await button(page, "I’m free now").tap();
  await page.getByText("In", { exact: true }).waitFor();
  expect(await button(page, "Pause for 1 h").count()).toBe(1);
  expect((await sendLead(product, source)).owner?.id).toBe(ann.id);
  await page.context().close();
});

test("an address that is no calendar says so beside it, and nothing that was typed is lost", async ({
  product,
  browser,
  host,
}) => {
  const { reps } = await aWorldAtNoon(product);
  const page = await open({ browser, product }, reps[0]!.id, "/me", atNoon(DESK));
  await page.getByText(TEACHING).waitFor();
  await button(page, "By its address").click();
  host.serveText("/welcome", "<!doctype html><h1>Welcome</h1>");
  for (const address of ["calendar.example", `${host.url}/welcome`, `${host.url}/gone.ics`]) {
    await send(page, address);
    await page.locator(`input[aria-invalid=true]`).waitFor();
    const id = (await addressField(page).getAttribute("aria-describedby"))!.split(" ").at(-1)!;
    const words = await page.locator(`[id="${id}"]`).innerText();
    expect(words, address).toMatch(/^[A-Z1].{20,}/s);
    expect(await addressField(page).inputValue()).toBe(address);
    // Whoever listens hears what is wrong, and can mend it at once.
    expect(await addressField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violationsInBoth(page)).toEqual([]);
  }
  const right = host.serve("/right.ics", []);
  await addressField(page).fill(right);
  await page.keyboard.press("Enter");
  await page.getByText("Free today and tomorrow").waitFor();

  // Once more the same is refused in words.
  await connect(page, right);
  await page.getByText("This calendar is connected already.").waitFor();
  await button(page, "Cancel").click();
  await button(page, "By its address").waitFor();
  await page.context().close();
});

test("a manager connects somebody's calendar, and the team sees who is busy until when", async ({
  product,
  browser,
  host,
}) => {
  const { leader, reps, team } = await aWorldAtNoon(product);
  const ann = reps[0]!;
  const now = meeting();
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, atNoon(DESK));
  const section = button(page, /^Calendar/);
  await section.getByText("none connected").waitFor();
  await section.click();
  await page.getByText(`While ${ann.name}’s calendar says busy, new leads go to colleagues.`).waitFor();
  await connect(page, host.serve("/for-ann.ics", [now]));
  await section.getByText(`${host.name}, busy until ${at(now.to)}`).waitFor();
  await page
    .getByRole("row")
    .filter({ hasText: ann.name })
    .getByText(`busy until ${at(now.to)}`)
    .waitFor();
  const { body } = await product.api.get<PersonView>(`/reps/${ann.id}`);
  expect(body.now).toMatchObject({ isIn: false, because: "busy", until: now.to.toISOString() });

  // What cannot be read any more says since when and why, with what was last read.
  host.drop("/for-ann.ics");
  await button(page, `Read again now: ${host.name}`).click();
  await page.getByText(/^It could not be read since \d\d:\d\d\. .{20}/).waitFor();
  await section.getByText(/could not be read since \d\d:\d\d/).waitFor();
  await page.getByText(`Busy today ${span(now)}`).waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.context().close();
});

test.for(SCREENS)(
  "calendars on a %s, %s: whole, readable, in plain words",
  { timeout: 120_000 },
  async ([size, colorScheme], { product, browser, host }) => {
    const { reps, leader, team } = await aWorldAtNoon(product);
    const ann = reps[0]!;
    const look = async (page: Page, what: string) => {
      expect({ what, sideways: await sidewaysOf(page) }).toEqual({ what, sideways: 0 });
      expect({ what, wrong: await violationsOf(page) }).toEqual({ what, wrong: [] });
      if (size === "phone") expect({ what, small: await smallTargetsOf(page) }).toEqual({ what, small: [] });
      expect({ what, inside: await insideWordsOf(page) }).toEqual({ what, inside: [] });
    };
    const options = atNoon({ ...(size === "phone" ? PHONE : DESK), colorScheme });
    const mine = await open({ browser, product }, ann.id, "/me", options);
    const complaints = complaintsOf(mine);
    await mine.getByText(TEACHING).waitFor();
    await look(mine, "empty");
    await button(mine, "By its address").click();
    await look(mine, "by its address");
    await button(mine, "Cancel").click();
    await button(mine, /CalDAV/).click();
    await look(mine, "by password");
    await button(mine, "Cancel").click();
    await connect(
      mine,
      host.serve(`/${size}-${colorScheme}.ics`, [meeting(), { from: inMinutes(70), to: inMinutes(95) }]),
    );
    await mine.getByText("You are busy in your calendar.").waitFor();
    await look(mine, "connected");
    await mine.goto(`${product.url}/inbox`);
    await mine.getByText("You are busy in your calendar.").waitFor();
    await look(mine, "inbox");
    const theirs = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, options);
    await button(theirs, /^Calendar/).click();
    await theirs.getByText(/^Busy today/).waitFor();
    await look(theirs, "in the team");
    expect(complaints).toEqual([]);
    await Promise.all([mine, theirs].map((page) => page.context().close()));
  },
);
