import type { Page } from "playwright-core";
import type { TeamView } from "../../server/teams/contract.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test, type World } from "./inbox-world.ts";

const SIZES = { phone: PHONE, tablet: { viewport: { width: 768, height: 1024 } }, desk: DESK };
const SECTIONS = ["Working hours", "Time off", "Can take", "Room for", "Backup"];

/** Somebody with everything set, so that every part of the page is there. */
async function aFullWorld(product: Product): Promise<World> {
  const world = await aWorld(product);
  const [ann, bob] = world.reps as [World["reps"][0], World["reps"][0]];
  await product.api.patch(`/reps/${ann.id}`, {
    hours: { mon: [["08:00", "12:00"]], thu: [["10:00", "19:00"]] },
    timeZone: "Europe/Berlin",
    languageLevels: { de: "C1" },
    regions: ["DE", "AT"],
    products: ["Vans"],
    skills: ["Tenders"],
    seniority: 3,
    limits: [{ what: "open", most: 12, window: "moving" }],
    backupId: bob.id,
    holidaysOf: "DE-BY",
  });
  for (let lead = 0; lead < 3; lead++) await sendLead(product, world.source, { name: `Lead ${lead}` });
  return world;
}

async function expectWhole(page: Page, what: string) {
  expect({ what, sideways: await sidewaysOf(page) }).toEqual({ what, sideways: 0 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
    expect({ what, colorScheme, wrong: await violationsOf(page) }).toEqual({ what, colorScheme, wrong: [] });
  }
}

test.for(["phone", "tablet", "desk"] as const)(
  "a team's pages on a %s: whole, readable in light and dark, high enough for a thumb",
  { timeout: 180_000 },
  async (size, { product, browser }) => {
    const { leader, reps, team } = await aFullWorld(product);
    const page = await open({ browser, product }, leader, `/team?team=${team}&person=${reps[0]!.id}`, SIZES[size]);
    const complaints = complaintsOf(page);
    const small: string[] = [];
    const look = async (what: string) => {
      await expectWhole(page, what);
      if (size === "phone") small.push(...(await smallTargetsOf(page)).map((control) => `${what}: ${control}`));
    };
    await page.getByRole("button", { name: /^Working hours/ }).click();
    for (const title of SECTIONS) {
      const section = page.getByRole("button", { name: new RegExp(`^${title}`) });
      await section.click();
      await look(title);
      await section.click();
    }
    await page.goto(`${product.url}/team/${team}/turns`);
    await page.getByText("What changed it").waitFor();
    await look("turn balance");
    await page.getByRole("button", { name: "Correct a balance" }).click();
    await look("correction");
    await page.goto(`${product.url}/team?team=${team}`);
    await page.getByRole("button", { name: "Import people" }).click();
    await look("import");
    expect({ small, complaints }).toEqual({ small: [], complaints: [] });
    await page.context().close();
  },
);

test("what could not be read or done says so, though its menu or dialog is gone", async ({ product, browser }) => {
  const { leader, reps, team, source } = await aWorld(product, ["Ann Berger", "Bob Adler"]);
  const ann = reps[0]!;
  await product.api.patch(`/reps/${ann.id}`, { active: false });
  await sendLead(product, source, { name: "Helga Dorn" });
  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.route(`**/reps/${ann.id}`, (route) => route.abort());
  await page.getByRole("button", { name: "More about Ann Berger" }).click();
  await page.getByRole("menuitem", { name: "Works here again" }).click();
  await page
    .getByRole("alert")
    .getByText(/^No connection/)
    .waitFor();

  await page.route("**/open-leads-summary", (route) => route.abort());
  await page.goto(`${product.url}/team?team=${team}&person=${reps[1]!.id}`);
  await page.getByRole("button", { name: "Hand over…" }).click();
  await page.getByRole("dialog").getByText("The open leads did not load").waitFor();
  await page.unroute("**/open-leads-summary");
  await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
  await page
    .getByRole("dialog")
    .getByText(/^1 open lead/)
    .waitFor();
  await page.keyboard.press("Escape");

  // Whoever is added is here, also when the link for them fails: it is made in a second try that adds nobody.
  await page.route("**/invitation", (route) => route.abort());
  await page.getByRole("button", { name: "Add a person" }).click();
  const adding = page.getByRole("dialog", { name: "Add a person" });
  await adding.getByLabel("Name").fill("Nora Wolf");
  await adding.getByLabel("E-mail").fill(`nora.${team.slice(0, 8)}@example.net`);
  await adding.getByRole("button", { name: "Add person" }).click();
  await adding.getByText("The link that lets Nora Wolf in could not be made.").waitFor();
  await page.unroute("**/invitation");
  await adding.getByRole("button", { name: "Make the link" }).click();
  await adding.getByLabel("Link for Nora Wolf", { exact: true }).waitFor();
  const { members } = (await product.api.get<TeamView>(`/teams/${team}`)).body;
  expect(members.filter(({ name }) => name === "Nora Wolf")).toHaveLength(1);
  await page.context().close();
});
