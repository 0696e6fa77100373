import { aWorld, DESK, expect, open, test } from "./inbox-world.ts";

test("what one types into a choice replaces what stood there, Enter takes it, and a word says when nothing is found", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/settings", DESK);
  const country = page.getByRole("combobox", { name: "Country" });
  for (const [typed, chosen] of [
    ["United King", "United Kingdom"],
    ["Germ", "Germany"],
  ] as const) {
    await country.click();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    expect(await country.inputValue()).toBe(chosen);
    await page.keyboard.press("Escape");
  }
  await country.click();
  await page.keyboard.type("Atlantis");
  await page.getByText("Nothing here has this name").waitFor();
  // Enter takes nothing then, and whoever leaves has what they had.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await country.inputValue()).toBe("Germany");
  await page.context().close();
});

test("in a field for several Enter takes what is highlighted, and only the next one sends the form", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/set-up/people", DESK);
  await page.getByLabel("Name", { exact: true }).first().fill("Cem Yilmaz");
  await page.getByLabel("E-mail").first().fill("cem.yilmaz@example.org");
  const languages = page.getByRole("combobox", { name: "Languages" });
  await languages.click();
  await page.keyboard.type("Turk");
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  expect(await languages.inputValue()).toBe("");
  expect(await languages.locator("xpath=../..").innerText()).toContain("Turkish");
  await page.keyboard.type("Klingon");
  await page.keyboard.press("Enter");
  expect(await languages.inputValue()).toBe("Klingon");
  await page.getByText("No such language").waitFor();
  expect(await page.getByText("Cem Yilmaz").count()).toBe(0);
  for (let count = 0; count < 7; count++) await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.getByText("Cem Yilmaz").first().waitFor();
  await page.context().close();
});

test("a field for several has one ring around it, not a second one inside", async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/set-up/people", DESK);
  const languages = page.getByRole("combobox", { name: "Languages" });
  await languages.focus();
  expect(await languages.evaluate((input) => getComputedStyle(input).outlineStyle)).toBe("none");
  await page.context().close();
});
