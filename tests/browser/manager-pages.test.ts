import type { Page } from "playwright-core";
import { transaction } from "../../engine/database.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";
import { insideWordsOf, violationsInBoth } from "./whole-pages.ts";

const SIZES = { phone: PHONE, desk: DESK };

/** Address, and words that are there when the page is. */
const PAGES: readonly (readonly [path: string, words: string])[] = [
  ["/", "Your workspace is ready"],
  ["/flows", "New leads"],
  ["/attention", "Needs attention"],
  ["/team", "Ann Berger"],
  ["/sources", "Website form"],
  ["/settings", "Language of most leads"],
  ["/settings/hours", "Reply deadline"],
  ["/settings/demo", "Remove demo data"],
  ["/me", "Sign out everywhere"],
  ["/set-up/company", "Language of most leads"],
  ["/set-up/people", "Who takes leads?"],
  ["/set-up/team", "Who takes turns with whom?"],
  ["/set-up/sources", "Address of the form"],
  ["/set-up/flow", "What happens with a lead?"],
  ["/set-up/try", "Nobody hears of it"],
  ["/set-up/live", "live"],
  ["/nowhere", "There is nothing here for you"],
];

/** The drawing's library signs its picture with a link that is no control of ours. */
const isSignature = (control: string) => control.startsWith("React Flow");

async function expectWhole(page: Page, path: string, within = "main") {
  expect({ path, sideways: await sidewaysOf(page) }).toEqual({ path, sideways: 0 });
  expect({ path, inside: await insideWordsOf(page, within) }).toEqual({ path, inside: [] });
  expect({ path, wrong: await violationsInBoth(page) }).toEqual({ path, wrong: [] });
}

async function smallTargets(page: Page, path: string): Promise<string[]> {
  return (await smallTargetsOf(page))
    .filter((control) => !isSignature(control))
    .map((control) => `${path}: ${control}`);
}

test.for(["phone", "desk"] as const)(
  "a manager's pages on a %s: whole, readable in light and dark, in plain words",
  { timeout: 180_000 },
  async (size, { product, browser, db }) => {
    await transaction(db, async (tx) => seedDemo(tx, await loadCatalog()));
    const { leader, source } = await aWorld(product);
    await sendLead(product, source, { language: "fr" });
    const page = await open({ browser, product }, leader, "/flows", SIZES[size]);
    const complaints = complaintsOf(page);
    const small: string[] = [];
    for (const [path, words] of PAGES) {
      await page.goto(product.url + path);
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      await expectWhole(page, path);
      if (size === "phone") small.push(...(await smallTargets(page, path)));
    }
    await openTestLead(page, size);
    await expectWhole(page, "test lead", "[role=dialog]");
    if (size === "phone") small.push(...(await smallTargets(page, "test lead")));
    await page.context().close();
    const own = await openAccessKeys({ browser, product }, SIZES[size]);
    await expectWhole(own.page, ACCESS_KEYS);
    if (size === "phone") small.push(...(await smallTargets(own.page, ACCESS_KEYS)));
    await own.page.getByRole("button", { name: "New access key" }).click();
    await own.page.getByRole("dialog").getByLabel("What it is for").fill("Website");
    await expectWhole(own.page, `${ACCESS_KEYS}: a new one`);
    await own.page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await own.page.getByRole("button", { name: `Remove ${own.key}` }).click();
    await own.page.getByRole("button", { name: "Remove key" }).click();
    await own.page.getByText(`${own.key} is removed.`).waitFor();
    expect({ small, complaints: [...complaints, ...own.complaints] }).toEqual({ small: [], complaints: [] });
    await own.page.context().close();
  },
);

async function openTestLead(page: Page, size: keyof typeof SIZES) {
  if (size === "desk") await page.getByRole("button", { name: "Test lead", exact: true }).click();
  else {
    await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: /More/ }).tap();
    await page.getByRole("menuitem", { name: "Send a test lead" }).tap();
  }
  await page.getByRole("dialog").getByRole("button", { name: "Send test lead" }).waitFor();
}

const ACCESS_KEYS = "/settings/access-keys";

/** For admins only. */
async function openAccessKeys(at: Parameters<typeof open>[0], size: (typeof SIZES)[keyof typeof SIZES]) {
  const { api } = at.product;
  const key = `Website ${crypto.randomUUID().slice(0, 8)}`;
  await api.post("/api-keys", { name: key, scopes: ["leads:write"] });
  const email = `admin.${crypto.randomUUID().slice(0, 8)}@example.org`;
  const { body: admin } = await api.post<{ id: string }>("/reps", { name: "Ada Rot", email, roles: ["admin"] });
  const page = await open(at, admin.id, "/me", size);
  const complaints = complaintsOf(page);
  await page.goto(at.product.url + ACCESS_KEYS);
  await page.getByText(key).waitFor();
  return { page, complaints, key };
}

test("nothing stands out sideways on a tablet", async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/flows", { viewport: { width: 768, height: 1024 } });
  for (const [path, words] of PAGES.slice(1)) {
    await page.goto(product.url + path);
    await page.getByText(words).filter({ visible: true }).first().waitFor();
    expect({ path, sideways: await sidewaysOf(page) }).toEqual({ path, sideways: 0 });
  }
  await page.context().close();
});

/** What says nothing whole of the filters that stand above a list: their words are wider than their room. */
function cutFilters(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("search input[aria-haspopup=listbox]")]
      .filter((filter) => {
        filter.value = filter.placeholder;
        return filter.scrollWidth > filter.clientWidth;
      })
      .map(({ placeholder }) => placeholder),
  );
}

test("a window that gets narrower stands straight, and its filters can be read, also beside a scrollbar", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const { body: flow } = await product.api.post("/flows", { name: "Empty", graph: { nodes: [], edges: [] } });
  const page = await open({ browser, product }, leader, "/flows", DESK);
  for (const [path, words, wide] of [
    [`/flows/${(flow as { id: string }).id}`, "Nothing drawn yet", "Draw how a lead finds its person"],
    ["/leads", "Leads", "Leads"],
    ["/companies", "Companies", "Companies"],
    ["/team", "Ann Berger", "Ann Berger"],
    ["/attention", "Needs attention", "Needs attention"],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(product.url + path);
    await page.getByText(wide).filter({ visible: true }).first().waitFor();
    for (const width of [753, 360, 345]) {
      await page.setViewportSize({ width, height: 740 });
      if (width < 640) await page.getByText(words).filter({ visible: true }).first().waitFor();
      expect({ path, width, sideways: await sidewaysOf(page) }).toEqual({ path, width, sideways: 0 });
      expect({ path, width, cut: await cutFilters(page) }).toEqual({ path, width, cut: [] });
    }
  }
  await page.context().close();
});
