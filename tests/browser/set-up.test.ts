import { transaction } from "../../engine/database.ts";
import { createSignInLink } from "../../server/auth/sign-in-link.ts";
import { findOrMakeAdmin } from "../../server/auth/first-admin.ts";
import { complaintsOf } from "../setup/pages.ts";
import { DESK, expect, test } from "./inbox-world.ts";

test(
  "from the first link to a live flow that gives a lead to somebody, without help",
  { timeout: 120_000 },
  async ({ product, browser, db }) => {
    const link = await transaction(db, async (tx) => {
      const { id } = (await findOrMakeAdmin(tx))!;
      return createSignInLink(tx, { personId: id, purpose: "first-admin", origin: product.url });
    });
    const context = await browser.newContext({ ...DESK, locale: "de-DE", timezoneId: "Europe/Berlin" });
    const page = await context.newPage();
    const complaints = complaintsOf(page);

    await page.goto(link.url);
    await page.getByRole("button", { name: "Sign in" }).click();
    // Nothing is there yet, so the first page is the set-up; the browser has said where it is.
    await page.waitForURL(/set-up\/company/);
    // From the first page on, sentences and times are on one clock.
    const firstZone = (await product.api.get<{ timeZone: string }>("/workspace")).body.timeZone;
    const { body: first } = await product.api.get<{ data: { timeZone: string }[] }>("/reps");
    expect([firstZone, ...first.data.map(({ timeZone }) => timeZone)]).toEqual(["Europe/Berlin", "Europe/Berlin"]);
    await page.getByLabel("Your name").fill("Miriam Vogt");
    await page.getByLabel("Company name").fill("Nordwind Solar");
    expect(await page.getByRole("combobox", { name: "Country" }).inputValue()).toBe("Germany");
    expect(await page.getByRole("combobox", { name: "Time zone" }).inputValue()).toBe("Berlin, Europe");
    // Another country proposes its money and language; what one chose oneself stays.
    const country = page.getByRole("combobox", { name: "Country" });
    const valueOf = (name: string) => page.getByRole("combobox", { name }).inputValue();
    for (const [typed, language, currency] of [
      ["United Kingdom", "English", "British Pound (GBP)"],
      ["Germany", "German", "Euro (EUR)"],
    ] as const) {
      await country.click();
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
      expect([await valueOf("Language of most leads"), await valueOf("Currency")]).toEqual([language, currency]);
    }
    await page.getByText("and have the public holidays of Germany").waitFor();
    await page.getByRole("button", { name: "Save and go on" }).click();

    await page.getByRole("heading", { name: "Who takes leads?" }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Ann Berger");
    await page.getByLabel("E-mail").fill("ann@example.org");
    await page.getByRole("button", { name: "Add person" }).click();
    const invitation = await page.getByLabel("Link for Ann Berger", { exact: true }).inputValue();
    expect(invitation).toContain("/sign-in/link#");
    // A mistake is mended where it was made.
    await page.getByRole("button", { name: "Edit Ann Berger" }).click();
    const edit = page.getByRole("dialog", { name: "Edit Ann Berger" });
    await edit.getByLabel("E-mail").fill("ann.berger@example.org");
    await edit.getByRole("button", { name: "Save" }).click();
    await page.getByText("ann.berger@example.org · German").waitFor();
    // Her own hours are elsewhere, and the page says where.
    const toHours = page.getByText(/^Everybody begins with these hours: .* days off are under Team\.$/);
    expect(await toHours.getByRole("link", { name: "Team" }).getAttribute("href")).toBe("/team");
    await page.getByRole("button", { name: "Go on" }).click();

    await page.getByRole("button", { name: "Make the team" }).click();
    await page.getByLabel("Address of the form", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Draw this flow" }).click();

    await page.getByRole("button", { name: "Try it out" }).click();
    await page.getByText(/would get this lead|would wait for somebody/).waitFor();
    await page.getByText("Came in from Website form").waitFor();
    // Whatever day it is: nobody is at work, and one click shows what happens when somebody is.
    const { body: everybody } = await product.api.get<{
      data: { id: string; name: string; holidaysOf: string | null }[];
    }>("/reps");
    const ann = everybody.data.find(({ name }) => name === "Ann Berger")!;
    expect(ann.holidaysOf).toBe("DE");
    // Who set it up leads the team, by the name that they gave.
    expect(everybody.data.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "Ann Berger",
      "Miriam Vogt",
    ]);
    await product.api.patch(`/reps/${ann.id}`, { holidaysOf: null });
    await product.api.patch(`/reps/${ann.id}`, { hours: { [inTwoDays()]: [["09:00", "17:00"]] } });
    await page.reload();
    await page.getByRole("button", { name: "Try it out" }).click();
    await page.getByText("Nobody would get this lead now; it would wait for somebody.").waitFor();
    await page.getByText(/^Not at work until .* 09:00$/).waitFor();
    await page.getByRole("button", { name: /^Try it .* 09:00 instead$/ }).click();
    await page.getByText(/^Ann Berger would get this lead .* 09:00\.$/).waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByText("It takes every new lead that no other flow takes.").waitFor();
    await page.getByText("Ann Berger has never had the inbox open.").waitFor();
    await page.getByRole("button", { name: "Go live" }).click();
    await page.getByText("You are live").waitFor();
    await page.getByText("You came in by a link that works once.").waitFor();

    const { body: workspace } = await product.api.get("/workspace");
    expect(workspace).toMatchObject({
      company: "Nordwind Solar",
      timeZone: "Europe/Berlin",
      country: "DE",
      setUp: true,
    });
    // She is in for this lead.
    await product.api.patch(`/reps/${ann.id}`, { hours: null });

    await page.getByRole("button", { name: "Send a test lead" }).click();
    await page.getByText("You play the customer and come by “Website form”.").waitFor();
    await page.getByRole("button", { name: "Send test lead" }).click();
    await page.getByText("Ann Berger has it.").waitFor();
    await page.getByRole("link", { name: "Read why" }).click();
    await page.getByText("Ann Berger was next in turn").first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  },
);

/** A day on which it is not yet, wherever the company is. */
function inTwoDays(): string {
  const then = new Date(Date.now() + 48 * 60 * 60 * 1000);
  return then.toLocaleDateString("en", { weekday: "short", timeZone: "Europe/Berlin" }).toLowerCase();
}
