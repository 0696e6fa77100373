import { smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test, type World } from "./inbox-world.ts";
import { expectWholePages, SCREENS } from "./whole-pages.ts";
import type { Product } from "../setup/product.ts";

async function aDay(product: Product): Promise<World & { readonly leadId: string }> {
  const world = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, world.source, {
    value: 12_000,
    companySize: 1_250,
    consent: { Call: true },
    product: "Vans",
  });
  await sendLead(product, world.source, { language: "fr", name: "Helga Dorn", company: null });
  const longName = "Jan-Philipp von Hohenstein-Weißenburg zu Lauterbach";
  await sendLead(product, world.source, { name: longName, company: "Hansa Pumpen und Armaturen GmbH & Co. KG" });
  const accepted = await sendLead(product, world.source, { name: "Maren Fuchs" });
  const { body } = await product.api.get<{ assignments: { id: string }[] }>(`/leads/${accepted.leadId}`);
  await product.api.post(`/assignments/${body.assignments[0]!.id}/accept`);
  return { ...world, leadId };
}

test.for(SCREENS)(
  "the rep's pages on a %s, %s: whole, readable, in plain words",
  async (screen, { product, browser }) => {
    const { reps, leader, leadId } = await aDay(product);
    const pages = [
      [reps[0]!.id, "/inbox", "Helga Dorn"],
      [reps[0]!.id, "/leads", "Maren Fuchs"],
      [reps[0]!.id, `/leads/${leadId}`, "What happened"],
      [leader, `/leads/${leadId}`, "1,250 people"],
      [leader, "/leads?search=nobody+like+that", "No lead like that"],
    ] as const;
    await expectWholePages({ product, browser }, pages, screen);
  },
);

test("one writes with the phone's own programs, and says afterwards how it went", async ({ product, browser }) => {
  const { reps, leadId } = await aDay(product);
  const { body: lead } = await product.api.get<{ email: string; phone: string }>(`/leads/${leadId}`);
  const page = await open({ browser, product }, reps[0]!.id, `/leads/${leadId}`, PHONE);
  await page.getByRole("button", { name: "Write", exact: true }).tap();
  const ways = page.getByRole("menuitem");
  await ways.first().waitFor();
  const links = await ways.evaluateAll((items) => items.map((item) => [item.textContent, item.getAttribute("href")]));
  expect(lead.phone).toMatch(/^\+49\d+$/);
  expect(links).toEqual([
    ["E-mail", `mailto:${lead.email}`],
    ["Text message", `sms:${lead.phone}`],
    ["WhatsApp", `https://wa.me/${lead.phone.slice(1)}`],
  ]);
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("E-mail");
  // There is no such program here: that it would open is all that a browser can say.
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  await ways.first().tap();
  await page.getByRole("dialog").getByText("They answered").waitFor();
  await page.context().close();
});

test("sheets are as readable as pages", async ({ product, browser }) => {
  const { reps } = await aDay(product);
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await open({ browser, product }, reps[0]!.id, "/inbox", { ...PHONE, colorScheme });
    await page.getByRole("button", { name: "Pass on" }).first().tap();
    await page.getByRole("dialog", { name: /^Pass on/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await smallTargetsOf(page)).toEqual([]);
    await page.context().close();
  }
});

test("a list that was searched and filtered can be sent to somebody", async ({ product, browser }) => {
  const { leader, reps, source } = await aDay(product);
  await sendLead(product, source, { name: "Ümit Çelik" });
  const page = await open({ browser, product }, leader, "/leads", DESK);
  await page.getByRole("searchbox").fill("ümit");
  await page.waitForURL(/search=%C3%BCmit/);
  await page.getByRole("combobox", { name: "Responsible" }).click();
  await page.getByRole("option", { name: reps[0]!.name }).last().click();
  await page.waitForURL(/ownerId=/);

  const other = await open({ browser, product }, leader, page.url().slice(product.url.length), DESK);
  await other.getByRole("link", { name: "Ümit Çelik" }).waitFor();
  expect(await other.getByRole("row").count()).toBe(2);
});

test("a lead of somebody else is a page that says so", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product);
  const { leadId, owner } = await sendLead(product, source);
  const other = reps.find(({ id }) => id !== owner!.id)!;
  const page = await open({ browser, product }, other.id, `/leads/${leadId}`);
  await page.getByText("This lead is not with you").waitFor();
});

test("a lead that no flow took says so on its page, and is sent from there once a flow is live", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const { body: source } = await product.api.post<{ id: string }>("/sources", { name: "Fair" });
  const { leadId } = await sendLead(product, source.id);
  const page = await open({ browser, product }, leader, `/leads/${leadId}`, DESK);
  await page.getByText("No live flow takes leads from Fair").waitFor();
  await page.getByRole("button", { name: "Send to the flow" }).click();
  await page.getByText("Go live with one, then send it again.").waitFor();
});
