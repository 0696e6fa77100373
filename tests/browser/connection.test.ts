import { aWorld, DESK, expect, open, test } from "./inbox-world.ts";

test("a list that could not be read says why and reads again when told to", async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/me", DESK);
  await page.getByRole("heading", { name: "Me" }).waitFor();
  const refused = (url: URL) => url.pathname === "/api/v1/reps";
  await page.route(refused, (route) => route.fulfill({ status: 500, json: { code: "bug", detail: "It broke." } }));
  await page.getByRole("link", { name: "Team", exact: true }).click();
  const alert = page.getByRole("alert").filter({ hasText: "The people did not load" });
  await alert.getByText("It broke.").waitFor();

  await page.unroute(refused);
  await alert.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Ann Berger").first().waitFor();
  await page.context().close();
});

test("without a connection the last data stay, dated", { timeout: 60_000 }, async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/sources", DESK);
  await page.getByRole("heading", { name: "Website form" }).waitFor();
  await page
    .getByRole("link", { name: "Me", exact: true })
    .or(page.getByRole("link", { name: "Settings" }))
    .click();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  await page.clock.install();
  await page.clock.fastForward(60_000);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Sources", exact: true }).click();
  await page.getByRole("heading", { name: "Website form" }).waitFor();
  await page.clock.runFor(30_000);
  await page.getByText(/^You see \d\d:\d\d$/).waitFor();
  expect(await page.getByRole("heading", { name: "Website form" }).count()).toBe(1);

  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText(/^You see/).waitFor({ state: "detached" });
  await page.context().close();
});

test("a page that does not exist for somebody says so, and leads on", async ({ product, browser }) => {
  const { reps } = await aWorld(product);
  const page = await open({ browser, product }, reps[0]!.id, "/team", DESK);
  await page.getByRole("heading", { name: "There is nothing here for you" }).waitFor();
  await page.getByRole("link", { name: "Go to the start" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  await page.context().close();
});
