import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

test("a lead's page names the company as the customer did, and who looks after it", async ({ product, browser }) => {
  const { source } = await aWorld(product);
  const email = { email: "lukas@nordwind-logistik.example", phone: undefined };
  const named = await sendLead(product, source, { ...email, company: "Nordwind Logistik" });
  const page = await open({ browser, product }, named.owner!.id, `/leads/${named.leadId}`);
  const company = page.locator("dl > div", { has: page.locator("dt", { hasText: /^Company$/ }) }).locator("dd");
  expect(await company.first().innerText()).toMatch(/^Nordwind Logistik/);
  await page.context().close();
});

test("whoever is away until a day is offered next Monday", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const page = await open({ browser, product }, reps[0]!.id, "/inbox", DESK);
  await page.getByRole("button", { name: "Choose when you are back" }).click();
  await page.getByRole("menuitem", { name: "Until a day…" }).click();
  const proposed = await page.getByLabel("First day back").inputValue();
  expect(new Date(proposed).getUTCDay()).toBe(1);
  expect(Date.parse(proposed)).toBeGreaterThan(Date.now());
  await page.context().close();
});

test("who cannot sign in is sent to their manager; the command is for who runs the server", async ({
  product,
  browser,
}) => {
  const context = await browser.newContext(DESK);
  const page = await context.newPage();
  await page.goto(`${product.url}/sign-in`);
  await page.getByText("Ask your manager for a new link.").waitFor();
  expect(await page.getByText("login-link").isVisible()).toBe(false);
  await page.getByText("I run this server").click();
  expect(await page.getByText("login-link").isVisible()).toBe(true);
  await context.close();
});
