import { readFile } from "node:fs/promises";
import type { PersonView } from "../../server/people/contract.ts";
import { sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, test } from "./inbox-world.ts";
import { insideWordsOf, violationsInBoth } from "./whole-pages.ts";

test.for(["desk", "tablet", "phone"] as const)(
  "on a %s one button makes the links of everybody whom a file has added, to copy, to save and to print",
  async (size, { product, browser }) => {
    const { leader, team } = await aWorld(product);
    const options = { desk: DESK, tablet: { viewport: { width: 768, height: 1024 } }, phone: PHONE }[size];
    const page = await open({ browser, product }, leader, `/team?team=${team}`, options);
    await page.getByRole("button", { name: "Import people" }).click();
    const rows = ["Name,E-mail", `Nora Wolf,nora.${size}@example.org`, `Otto Kern,otto.${size}@example.org`];
    await page.getByLabel("Or paste rows from a spreadsheet").fill(rows.join("\n"));
    await page.getByRole("button", { name: "Look through" }).click();
    await page.getByRole("button", { name: "Import 2 people" }).click();
    const dialog = page.getByRole("dialog", { name: "Invite the new people" });
    await dialog.getByRole("button", { name: "Make 2 links" }).click();
    const link = await dialog.getByLabel("Link for Nora Wolf", { exact: true }).inputValue();
    expect(link).toContain("/sign-in/link#");
    // In a dialog, which keeps the focus, and at an address of a local network, which has no clipboard of its own.
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await dialog.getByRole("button", { name: "Copy all" }).click();
    await dialog.getByRole("button", { name: "Copied" }).waitFor();
    await dialog.getByRole("button", { name: "Copy Link for Nora Wolf" }).click();
    await page.getByRole("tooltip", { name: "Copied" }).waitFor();
    await page.getByRole("tooltip", { name: "Copied" }).waitFor({ state: "detached" });

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Save as a file" }).click(),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    expect(csv).toContain(`"Nora Wolf","nora.${size}@example.org","${link}"`);
    expect(csv.trim().split("\r\n")).toHaveLength(3);

    expect(await sidewaysOf(page)).toBe(0);
    if (size === "phone") expect(await smallTargetsOf(page)).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/invite-${size}-${colorScheme}.png` });
      expect(await violationsOf(page)).toEqual([]);
    }
    // On paper there are the links alone, each with its code.
    await page.emulateMedia({ media: "print" });
    await page.getByRole("heading", { name: "Nora Wolf", includeHidden: true }).waitFor();
    expect(await dialog.isVisible()).toBe(false);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/invite-print-${size}.png` });
    await page.emulateMedia({ media: "screen" });
    await dialog.getByRole("button", { name: "Done" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.context().close();
  },
);

test("somebody new has the public holidays of the company's country, unless one says otherwise", async ({
  product,
  browser,
}) => {
  await product.api.patch("/workspace", { country: "DE" });
  const { leader, team } = await aWorld(product);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  const add = async (name: string, holidays?: string) => {
    await page.getByRole("button", { name: "Add a person" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Add a person" });
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.org`);
    const choice = dialog.getByRole("combobox", { name: "Public holidays" });
    await expect.poll(() => choice.inputValue()).toBe("Germany");
    if (holidays) {
      await choice.click();
      await page.keyboard.type(holidays);
      await page.keyboard.press("Enter");
    }
    await dialog.getByRole("button", { name: "Add person" }).click();
    await dialog.getByText(`${name} is here.`).waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
  };
  await add("Dora");
  await add("Emile", "France");
  const { body } = await product.api.get<{ data: PersonView[] }>("/reps");
  const holidaysOf = (name: string) => body.data.find((person) => person.name === name)?.holidaysOf;
  expect([holidaysOf("Dora"), holidaysOf("Emile")]).toEqual(["DE", "FR"]);
  await page.context().close();
});

test("who has forgotten the password gets a new link, sets another, and signs in with it", async ({
  product,
  browser,
}) => {
  const { leader, reps, team } = await aWorld(product, ["Ida Stein"]);
  const ida = reps[0]!;
  const { body: view } = await product.api.get<PersonView>(`/reps/${ida.id}`);
  // She has been here before.
  const page = await open({ browser, product }, ida.id, "/inbox", PHONE);
  await page.getByText("Nothing new").waitFor();
  const desk = await open({ browser, product }, leader, `/team?team=${team}&person=${ida.id}`, DESK);
  await desk.getByRole("button", { name: "New sign-in link" }).click();
  const dialog = desk.getByRole("dialog", { name: "A way in for Ida Stein" });
  const { pathname, hash } = new URL(await dialog.getByLabel("Link for Ida Stein", { exact: true }).inputValue());
  expect(await violationsInBoth(desk)).toEqual([]);
  await desk.context().close();

  await page.context().clearCookies();
  await page.goto(product.url + pathname + hash);
  await page.getByRole("heading", { name: "Hello Ida Stein" }).waitFor();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign in as Ida Stein" }).tap();
  await page.getByText("Set a new password, so that you can sign in without a link.").waitFor();
  await page.getByLabel("New password").fill("three green kites");
  await page.getByRole("button", { name: "Set password" }).tap();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();

  await page.context().clearCookies();
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel("E-mail").fill(view.email);
  await page.getByLabel("Password", { exact: true }).fill("three green kites");
  expect(await insideWordsOf(page)).toEqual([]);
  await page.getByText("I run this server").tap();
  expect(await violationsInBoth(page)).toEqual([]);
  expect([await sidewaysOf(page), await smallTargetsOf(page)]).toEqual([0, []]);
  await page.getByRole("button", { name: "Sign in", exact: true }).tap();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  await page.context().close();
});
