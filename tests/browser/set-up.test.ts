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
    await page.getByLabel("Name").fill("Nordwind Solar");
    expect(await page.getByRole("combobox", { name: "Country" }).inputValue()).toBe("Germany");
    expect(await page.getByRole("combobox", { name: "Time zone" }).inputValue()).toBe("Berlin, Europe");
    await page.getByRole("button", { name: "Save and go on" }).click();

    await page.getByRole("heading", { name: "Who takes leads?" }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Ann Berger");
    await page.getByLabel("E-mail").fill("ann@example.org");
    await page.getByRole("button", { name: "Add person" }).click();
    const invitation = await page.getByLabel("Link for Ann Berger", { exact: true }).inputValue();
    expect(invitation).toContain("/sign-in/link#");
    await page.getByRole("button", { name: "Go on" }).click();

    await page.getByRole("button", { name: "Make the team" }).click();
    await page.getByLabel("Address of the form", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Draw this flow" }).click();

    await page.getByRole("button", { name: "Try it out" }).click();
    await page.getByText(/would get this lead|would wait for somebody/).waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Go live" }).click();
    await page.getByText("You are live").waitFor();

    const { body: workspace } = await product.api.get("/workspace");
    expect(workspace).toMatchObject({
      company: "Nordwind Solar",
      timeZone: "Europe/Berlin",
      country: "DE",
      setUp: true,
    });
    const { body: people } = await product.api.get<{ data: { id: string; name: string }[] }>("/reps");
    const ann = people.data.find(({ name }) => name === "Ann Berger")!;
    // It may be night: she is in for this lead.
    await product.api.patch(`/reps/${ann.id}`, { hours: null });

    await page.getByRole("button", { name: "Send a test lead" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: "Send test lead" }).click();
    await form.getByText("Ann Berger has it.").waitFor();
    await form.getByRole("link", { name: "Read why" }).click();
    await page.getByText("Ann Berger was next in turn").first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  },
);
