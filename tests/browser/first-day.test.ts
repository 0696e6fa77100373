import type { Page } from "playwright-core";
import { complaintsOf, sidewaysOf, smallTargetsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { DESK, expect, open, PHONE, test } from "./inbox-world.ts";
import { insideWordsOf } from "./whole-pages.ts";

/** Where nothing is yet: the heading, what it says belongs there, and its main button. */
const EMPTY: readonly (readonly [path: string, heading: string, says: string, does: readonly string[]])[] = [
  ["/flows", "No flow yet", "Start with the usual one", ["Draw a flow"]],
  ["/leads", "No leads yet", "Everybody who asks for something", ["Send a test lead"]],
  ["/companies", "No companies yet", "with its first lead", []],
  ["/attention", "No lead is stuck", "whose deadline has passed", []],
  ["/inbox", "Nothing new", "What flows tell you", []],
  ["/turns", "In no team yet", "your turns stand here", []],
  ["/team", "People and teams", "Who can take leads", ["Add a person"]],
  ["/sources", "Website form", "No lead has come from here yet", ["Add a place"]],
  ["/settings", "Company", "Customers see it on forms", ["Save"]],
  ["/settings/hours", "Hours and deadlines", "New people begin with these", ["Save"]],
  ["/settings/demo", "There are no demo data", "What is here is yours", []],
  ["/me", "Look", "At least 10 characters", ["Set password"]],
  ["/set-up/company", "Your company", "Customers see it on forms", ["Save and go on"]],
  ["/set-up/people", "Who takes leads?", "No new leads come on them", ["Add person"]],
  ["/set-up/team", "Who takes turns with whom?", "Is told when a lead is late", ["Make the team"]],
  ["/set-up/sources", "Where do leads come from?", "Link to it from your website", ["Go on"]],
  ["/set-up/flow", "What happens with a lead?", "There is no team yet", ["Draw this flow"]],
  ["/set-up/try", "There is no flow yet", "The flow decides who gets a lead", ["Draw one first"]],
  ["/set-up/live", "There is no flow yet", "The flow decides who gets a lead", ["Draw one first"]],
];

test(
  "on the first day every page says what belongs there, and from each one can send a test lead",
  {
    timeout: 180_000,
  },
  async ({ product, browser }) => {
    const { body: admin } = await product.api.post<{ id: string }>("/reps", ADMIN);
    const page = await open({ browser, product }, admin.id, "/me", { ...PHONE, ...DESK, reducedMotion: "reduce" });
    const complaints = complaintsOf(page);
    for await (const [path, heading, says, does] of emptyPages(product)) {
      await page.setViewportSize(DESK.viewport!);
      await page.goto(product.url + path);
      await page.getByRole("heading", { name: heading, exact: true }).waitFor();
      await page.getByRole("main").getByText(says).first().waitFor();
      expect({ path, does: await mainButtonsOf(page) }).toEqual({ path, does });
      await sendsATestLead(page);
      await whole(page, path);
      await page.setViewportSize(PHONE.viewport!);
      await whole(page, path);
      expect({ path, small: await smallTargetsOf(page) }).toEqual({ path, small: [] });
      expect(await page.getByRole("button", { name: "More", exact: true }).isVisible()).toBe(true);
    }
    await page.getByRole("button", { name: "More", exact: true }).tap();
    await page.getByRole("menuitem", { name: "Send a test lead" }).waitFor();
    // The test's own key is the only one, and not needed any more.
    await page.goto(`${product.url}/settings/access-keys`);
    await page.getByRole("button", { name: "Remove Tests" }).tap();
    await page.getByRole("button", { name: "Remove key" }).tap();
    await page.getByRole("heading", { name: "No access key yet" }).waitFor();
    expect(await mainButtonsOf(page)).toEqual(["New access key"]);
    await whole(page, "/settings/access-keys");
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

const ADMIN = { name: "Ada Rot", email: "ada.rot@example.org", roles: ["admin"], languages: ["de"] };

/** A team without anybody comes last: with it, others are not empty any more. */
async function* emptyPages({ api }: Product) {
  yield* EMPTY;
  const { body: team } = await api.post<{ id: string }>("/teams", { name: "Germany", members: [] });
  yield* [
    [`/team?team=${team.id}`, "Nobody is in this team yet", "take turns with its leads", ["Add a person"]],
    [`/team/${team.id}/turns`, "Nobody is in this team yet", "Add people to the team", []],
  ] as const;
}

async function whole(page: Page, path: string) {
  expect({ path, sideways: await sidewaysOf(page) }).toEqual({ path, sideways: 0 });
  expect({ path, inside: await insideWordsOf(page) }).toEqual({ path, inside: [] });
  if (!process.env.SHOTS) return;
  const name = `${process.env.SHOTS}/empty${path.replaceAll(/\W+/g, "-").slice(0, 30)}-${page.viewportSize()!.width}`;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
    await page.screenshot({ path: `${name}-${colorScheme}.png` });
  }
}

/** What stands out on a page; there is one of it at most. */
const mainButtonsOf = (page: Page) =>
  page.locator('main [data-variant="filled"]:is(button, a)').filter({ visible: true }).allInnerTexts();

/** By keys alone: it is the next after the last place to go. */
async function sendsATestLead(page: Page) {
  const rail = page.getByRole("navigation", { name: "Main" });
  await rail.getByRole("link", { name: "Sources" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Send a test lead" });
  await drawer.getByRole("button", { name: "Send test lead" }).waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
}
