import type { Route } from "playwright-core";
import type { AccountView } from "../../server/accounts/contract.ts";
import { aCompany as companyIn, byTerritory } from "../accounts/by-territory.ts";
import { complaintsOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";
import { expectWholePages, SCREENS } from "./whole-pages.ts";

let made = 0;

/** Two leads of one company, and who got the first one. */
async function aCompany(product: Product) {
  const world = await aWorld(product);
  const domain = `muster-${++made}.example`;
  const from = (name: string) => ({
    name,
    email: `${name.split(" ")[0]!.toLowerCase()}@${domain}`,
    company: "Muster AG",
  });
  const first = await sendLead(product, world.source, from("Mia Sommer"));
  await sendLead(product, world.source, from("Ida Winter"));
  const { body } = await product.api.get<{ data: AccountView[] }>(`/accounts?search=${domain}`);
  const owner = world.reps.find(({ id }) => id === first.owner!.id)!;
  const other = world.reps.find(({ id }) => id !== first.owner!.id)!;
  return { ...world, domain, id: body.data[0]!.id, owner, other };
}

test("a manager finds a company from the leads and gives it to somebody, who then finds it among theirs", async ({
  product,
  browser,
}) => {
  const { leader, domain, owner, other } = await aCompany(product);
  const page = await open({ browser, product }, leader, "/leads", DESK);
  await page.getByRole("link", { name: "Companies" }).click();
  await page.getByRole("searchbox", { name: "Search companies" }).fill(domain);
  await page.waitForURL(/search=muster/);
  await page.getByRole("row").filter({ hasText: domain }).getByText(owner.name).waitFor();
  await page.getByRole("link", { name: "Muster AG" }).click();

  await page.getByRole("link", { name: "Ida Winter" }).waitFor();
  await page.getByRole("button", { name: "Give this company to…" }).click();
  const sheet = page.getByRole("dialog");
  await sheet
    .getByText(/^Its 2 open leads stay where they are: 1 with .+, 1 with .+\. Its next leads come to/)
    .waitFor();
  const send = sheet.getByRole("button", { name: /^Give it/ });
  await sheet.getByRole("combobox").click();
  await page.getByRole("option", { name: other.name }).click();
  expect(await send.isDisabled()).toBe(true);
  await sheet.getByLabel("Why?").fill("Knows their buyer");
  await send.click();
  await page.getByText(`${other.name} looks after Muster AG now.`).waitFor();
  await page.getByText("“Knows their buyer”").waitFor();
  await page.getByRole("link", { name: "Back to the companies" }).click();
  const field = page.getByRole("searchbox");
  expect(await field.inputValue()).toBe(domain);
  // A search that finds nothing, over: neither the field goes, nor does it keep the word.
  await field.fill("nobody like that");
  await page.getByText("No company like that").waitFor();
  await field.fill("");
  await page.getByRole("link", { name: "Muster AG" }).first().waitFor();
  await field.pressSequentially("nobody");
  expect(await field.inputValue()).toBe("nobody");
  await page.getByRole("button", { name: "Show all companies" }).click();
  await page.getByRole("link", { name: "Muster AG" }).first().waitFor();
  expect(await field.inputValue()).toBe("");

  const theirs = await open({ browser, product }, other.id, "/leads");
  await theirs.getByRole("link", { name: "Companies" }).tap();
  await theirs.getByRole("link", { name: /Muster AG/ }).tap();
  await theirs.getByText("1 lead is with colleagues and not shown here.").waitFor();
  expect(await theirs.getByRole("button", { name: "Give this company to…" }).count()).toBe(0);
  // What did not load is nobody's: nothing is said about whose it is.
  const broken = (route: Route) => route.fulfill({ status: 500, json: { code: "bug", detail: "It broke." } });
  await theirs.route("**/api/v1/leads?**", broken);
  await theirs.reload();
  await theirs.getByText("Its leads did not load").waitFor();
  expect(await theirs.getByText("with colleagues").count()).toBe(0);
  await theirs.unroute("**/api/v1/leads?**", broken);
  await theirs.getByRole("button", { name: "Try again" }).tap();
  await theirs.getByRole("link", { name: /Mia Sommer|Ida Winter/ }).tap();
  await theirs.getByRole("link", { name: "Muster AG" }).tap();
  await theirs.getByText("You were named for it").waitFor();
});

test("a company of a colleague is a page that says so, and without any the page teaches", async ({
  product,
  browser,
}) => {
  const { id, other } = await aCompany(product);
  const page = await open({ browser, product }, other.id, `/companies/${id}`);
  await page.getByText("This company is not here").waitFor();
  const nobody = await aWorld(product, ["Eva Neu"]);
  await page.context().close();
  const empty = await open({ browser, product }, nobody.reps[0]!.id, "/companies");
  await empty.getByText("You look after no company yet").waitFor();
  expect(await empty.getByRole("searchbox").count()).toBe(0);
});

test.for(SCREENS)(
  "the pages of companies on a %s, %s: whole, readable, in plain words",
  async (screen, { product, browser }) => {
    const { id, leader, owner, source } = await aCompany(product);
    await sendLead(product, source, { email: `jan@a-very-long-name-of-a-company-${made}.example`, company: null });
    const pages = [
      [leader, "/companies", "Muster AG"],
      [leader, "/companies?search=nobody+like+that", "No company like that"],
      [leader, `/companies/${id}`, "Ida Winter"],
      [owner.id, "/companies", "Muster AG"],
      [owner.id, `/companies/${id}`, "You got one of its leads"],
    ] as const;
    await expectWholePages({ product, browser }, pages, screen);
  },
);

test("the sheet that gives a company away fits a phone", async ({ product, browser }) => {
  const { id, leader } = await aCompany(product);
  const page = await open({ browser, product }, leader, `/companies/${id}`, PHONE);
  await page.getByRole("button", { name: "Give this company to…" }).tap();
  await page.getByRole("dialog").getByText("Its next leads come to").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
});

test("a company in two territories: one tap in Needs attention decides, and its page says so", async ({
  product,
  browser,
  db,
}) => {
  const { source, bavaria } = await byTerritory(db);
  const muster = companyIn();
  for (const lead of [muster.fromBavaria(), muster.fromAustria()]) await sendLead(product, source, lead);
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/attention?kind=review");
  const complaints = complaintsOf(page);
  await page.getByText("Muster GmbH is in Bavaria and Austria. Where does it belong?").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Bavaria (Muster GmbH)" }).tap();
  await page.getByText("Muster GmbH belongs to Bavaria now.").waitFor();
  await page.getByText("Where does it belong?").waitFor({ state: "detached" });

  const { body } = await product.api.get<{ data: AccountView[] }>(`/accounts?search=${muster.domain}`);
  await page.goto(`${product.url}/companies/${body.data[0]!.id}`);
  const panel = page.getByRole("region", { name: "Belongs to" });
  await panel.getByText("Decided by you, today.").waitFor();
  await panel.getByText("Its leads are from Bayern (1) and Austria (1).").waitFor();
  await panel.getByRole("button", { name: "Change…" }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("combobox").tap();
  await page.getByRole("option", { name: "Austria", exact: true }).tap();
  await sheet.getByRole("button", { name: "Save" }).tap();
  await page.getByText("Muster GmbH belongs to Austria now.").waitFor();
  await panel.getByRole("button", { name: "Go by each lead again" }).tap();
  await panel.getByText("Not decided").waitFor();
  // The message that comes in is smaller on its way.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);

  const theirs = await open({ browser, product }, bavaria.members[0]!, `/companies/${body.data[0]!.id}`);
  await theirs.getByRole("heading", { name: /Muster GmbH|This company is not here/ }).waitFor();
  expect(await theirs.getByRole("button", { name: /Say where|Change/ }).count()).toBe(0);
});
