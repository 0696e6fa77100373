import type { Me } from "../../server/auth/contract.ts";
import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

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

test("who signs in after somebody on the same page sees nothing of theirs, and hears of their own leads", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product);
  const { leadId, owner } = await sendLead(product, source, { name: "Helga Dorn" });
  const next = await product.as(reps.find(({ id }) => id !== owner!.id)!.id);
  const password = "three words are good";
  await next.post("/me/password", { password });
  const { body: other } = await next.get<Me>("/me");
  const page = await open({ browser, product }, owner!.id, `/leads/${leadId}`, DESK);
  await page.getByRole("button", { name: "Note" }).click();
  await page.getByRole("textbox").fill("Has a dog");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Leads", exact: true }).first().click();
  await page.getByRole("link", { name: "Helga Dorn" }).waitFor();

  // Their session ends; what one reads next brings the sign-in page.
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Companies" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  let answer = () => {};
  const gate = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/v1/leads?**", (route) => gate.then(() => route.continue()));
  await page.getByLabel("E-mail").fill(other.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Leads", exact: true }).first().click();
  await page.getByRole("heading", { name: "Leads" }).waitFor();
  expect(await page.getByText("Helga Dorn").count()).toBe(0);
  answer();
  await page.getByText("No leads yet").waitFor();

  await sendLead(product, source, { name: "Maren Fuchs" });
  await page.getByText("New lead: Maren Fuchs").waitFor();
  await page.context().close();
});

test("a tab that stays open while another signs somebody out and in shows nothing more of the person before", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product);
  const { leadId, owner } = await sendLead(product, source, { name: "Helga Dorn" });
  const next = reps.find(({ id }) => id !== owner!.id)!;
  const password = "three words are good";
  const emails: string[] = [];
  for (const { id } of [next, owner!]) {
    const person = await product.as(id);
    await person.post("/me/password", { password });
    emails.push((await person.get<Me>("/me")).body.email);
  }
  const one = await open({ browser, product }, owner!.id, "/me", DESK);
  const other = await one.context().newPage();
  const signIn = async (email: string) => {
    await one.getByLabel("E-mail").fill(email);
    await one.getByLabel("Password", { exact: true }).fill(password);
    await one.getByRole("button", { name: "Sign in", exact: true }).click();
    await one.getByRole("heading", { name: "Inbox" }).waitFor();
  };
  await other.goto(`${product.url}/leads/${leadId}`);
  await other.getByRole("heading", { name: "Helga Dorn" }).waitFor();
  await other.getByRole("button", { name: "Note" }).click();
  await other.getByRole("textbox").fill("Has a dog");

  // However long the next page takes: until it comes there is nothing to read.
  await other.evaluate(() =>
    window.addEventListener("pagehide", () =>
      sessionStorage.setItem("left", document.body.checkVisibility() ? "in sight" : "out of sight"),
    ),
  );
  await one.getByRole("button", { name: "Sign out here" }).click();
  await one.getByRole("heading", { name: "Sign in" }).waitFor();
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await other.evaluate(() => sessionStorage.getItem("left"))).toBe("out of sight");

  await signIn(emails[0]!);
  await other.getByRole("heading", { name: "Inbox" }).waitFor();
  await other.getByText("Nothing new").waitFor();
  expect(await other.getByText(/Helga Dorn|Has a dog/).count()).toBe(0);

  // By a page that was there all the time, without anybody signing out: as by a link that was sent.
  await one.goto(`${product.url}/sign-in`);
  await signIn(emails[1]!);
  await other.getByText("Helga Dorn").first().waitFor();
  await one.context().close();
});
