import { aWorld, expect, open, sendLead, test } from "./inbox-world.ts";

test("who is too late reads what happened instead and who has it, and the note is kept", async ({
  product,
  browser,
  clock,
}) => {
  const { source, reps } = await aWorld(product);
  const { leadId, owner } = await sendLead(product, source);
  const other = reps.find(({ id }) => id !== owner!.id)!;
  const page = await open({ browser, product }, owner!.id, `/leads/${leadId}`);
  await page.getByRole("button", { name: "Accept" }).tap();
  await page.getByRole("button", { name: "Say how it went" }).tap();
  await page.getByLabel("Note").fill("Prefers mornings");

  await clock.advance({ minutes: 16 });
  await expect
    .poll(async () => (await product.api.get<{ owner: { id: string } }>(`/leads/${leadId}`)).body.owner?.id)
    .toBe(other.id);
  await page.getByLabel("Reached").check();
  await page.getByRole("button", { name: "Save" }).tap();

  await page.getByText(`${other.name} has it now. What you noted is kept with the lead.`).waitFor();
  // Nothing is offered that would be refused.
  await page.getByRole("heading", { name: "Lukas Brandt" }).waitFor();
  const more = page.locator("main header").getByRole("button", { name: "More" });
  await expect.poll(() => more.count()).toBe(0);
  const { body } = await product.api.get<{ timeline: { sentence: string }[] }>(`/leads/${leadId}`);
  expect(body.timeline.map(({ sentence }) => sentence)).toContain("Prefers mornings");
});

test("a lead that was taken away says where it went and why, instead of vanishing", async ({
  product,
  browser,
  clock,
}) => {
  const { source, reps } = await aWorld(product);
  const { owner } = await sendLead(product, source, { name: "Helga Dorn" });
  const other = reps.find(({ id }) => id !== owner!.id)!;
  const page = await open({ browser, product }, owner!.id, "/inbox");
  await page.getByRole("article", { name: "Helga Dorn" }).waitFor();

  await clock.advance({ minutes: 16 });

  const gone = page.getByRole("region", { name: "No longer with you" });
  await gone.getByText(`You did not reach the customer in time, and ${other.name} was next in turn.`).waitFor();
  expect(await gone.innerText()).toContain("Helga Dorn");
});

test("the tick under a running deadline asks how it went, for a tick alone would not keep the lead", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source);
  const page = await open({ browser, product }, reps[0]!.id, `/leads/${leadId}`);
  await page.getByRole("button", { name: "Accept" }).tap();
  await page.getByRole("button", { name: /^Done: make contact/ }).tap();
  await page.getByRole("dialog").getByLabel("Reached").check();
  await page.getByRole("button", { name: "Save" }).tap();
  await page.getByText("Lukas Brandt was reached.").waitFor();
  await page.getByText(/^Make contact by/).waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Close lead" }).tap();
  await page.getByRole("dialog").getByLabel("Bought", { exact: true }).check();
  await page.getByRole("button", { name: "Close the lead" }).tap();
  await page.getByText("Lukas Brandt is closed.").waitFor();
});

test("a lead accepted further down goes on to what is due, in view, with what comes next", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  for (const name of ["Maren Fuchs", "Viktor Kolb", "Helga Dorn"]) await sendLead(product, source, { name });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  const card = page.getByRole("article", { name: "Viktor Kolb" });
  expect(await card.innerText()).toMatch(/Reach them by \d\d:\d\d/);
  await card.getByRole("button", { name: "Accept" }).tap();

  const call = page.getByRole("link", { name: "Call Viktor" });
  await call.waitFor();
  const names = await page.getByRole("article").getByRole("heading").allInnerTexts();
  expect(names).toEqual(["Maren Fuchs", "Helga Dorn", "Viktor Kolb"]);
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const box = (await call.boundingBox())!;
  expect(box.y).toBeGreaterThan(0);
  expect(box.y + box.height).toBeLessThan(740);
});

test("on a slow network an accepted lead is there with the answer, before the inbox was read again", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  for (const name of ["Maren Fuchs", "Viktor Kolb", "Helga Dorn"]) await sendLead(product, source, { name });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  const card = page.getByRole("article", { name: "Maren Fuchs" });
  await card.waitFor();
  const never = () => new Promise<void>(() => {});
  await page.route((url) => url.pathname === "/api/v1/inbox", never);

  await card.getByRole("button", { name: "Accept" }).tap();

  await page.getByText(/^Yours\. Reach them by \d\d:\d\d$/).waitFor();
  await page.getByRole("link", { name: "Call Maren" }).waitFor();
  await page.context().close();
});

test("before one takes a lead from the waiting list, one can read all of it", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source, { name: "Helga Dorn", language: "fr" });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  await page.getByRole("link", { name: /Helga Dorn/ }).tap();
  await page.getByText("We need a quote for 40 delivery vans.").waitFor();
  // It is nobody's yet: a note would be refused.
  expect(await page.getByRole("button", { name: "Note" }).count()).toBe(0);
  await page.getByRole("button", { name: "Take it" }).tap();
  await page.getByRole("link", { name: "Call Helga" }).waitFor();

  // While they write how it went, it goes back to the list: what they write stays, and is kept with the lead.
  await page.getByRole("button", { name: "Say how it went" }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Note").fill("Speaks German, too");
  const { body } = await product.api.get<{ assignments: { id: string }[] }>(`/leads/${leadId}`);
  await product.api.post(`/assignments/${body.assignments[0]!.id}/decline`, { reason: "Taken by mistake" });
  await sheet.getByText("This lead is not with you any more.").waitFor();
  await sheet.getByLabel("Reached").check();
  expect(await sheet.getByLabel("Note").inputValue()).toBe("Speaks German, too");
  await sheet.getByRole("button", { name: "Save" }).tap();
  await page.getByText("What you noted is kept with the lead.").waitFor();
  await page.getByText("Speaks German, too").waitFor();
});

test("from a lead one goes back to the list as it was searched, or to the inbox", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  await sendLead(product, source, { name: "Maren Fuchs" });
  const page = await open({ browser, product }, reps[0]!.id, "/leads?search=maren");
  await page.getByRole("link", { name: /Maren Fuchs/ }).tap();
  await page.getByRole("link", { name: "Back to the leads" }).tap();
  await page.waitForURL(/\/leads\?search=maren$/);

  await page.getByRole("link", { name: /Inbox$/ }).tap();
  await page.getByRole("link", { name: "Maren Fuchs" }).tap();
  await page.getByRole("link", { name: "Back to the inbox" }).tap();
  await page.waitForURL(/\/inbox$/);
});

test("a leader sees on the phone that an alarm came, wherever the inbox is", async ({ product, browser, clock }) => {
  const { source, reps, leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/leads");
  const more = page.getByRole("button", { name: /^More|More$/ });
  await more.waitFor();
  const { owner } = await sendLead(product, source, { name: "Helga Dorn" });

  await clock.advance({ minutes: 16 });

  await page.getByRole("button", { name: /1 new/ }).tap();
  await page.getByRole("menuitem", { name: "Inbox" }).tap();
  await page.getByText(`${reps.find(({ id }) => id === owner!.id)!.name} did not reach Helga Dorn in time.`).waitFor();
  await page.getByRole("button", { name: "Mark as seen" }).tap();
  await page.getByRole("button", { name: /new/ }).waitFor({ state: "detached" });
});

test("who accepts two leads at once hears what became of each, also of the one that was too late", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product);
  const away = { until: new Date(Date.now() + 86_400_000).toISOString() };
  await product.api.patch(`/reps/${reps[1]!.id}`, { away });
  const late = await sendLead(product, source, { name: "Nils Spät" });
  await sendLead(product, source, { name: "Pia Recht" });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  const acceptOf = (name: string) => page.getByRole("article", { name }).getByRole("button", { name: "Accept" });
  await acceptOf("Pia Recht").waitFor();
  // The first yes is on its way for so long that a manager gives the lead to somebody else, and a second yes overtakes it.
  let isFirst = true;
  let goOn = () => {};
  const overtaken = new Promise<void>((resolve) => (goOn = resolve));
  await page.route("**/accept", async (route) => {
    if (isFirst) {
      isFirst = false;
      await overtaken;
    }
    await route.continue();
  });
  await acceptOf("Nils Spät").tap();
  await expect.poll(() => acceptOf("Nils Spät").getAttribute("data-loading")).toBe("true");
  await acceptOf("Pia Recht").tap();
  await page.getByText(/^Yours\. Reach them by/).waitFor();
  expect(await acceptOf("Nils Spät").getAttribute("data-loading"), "the first one is still on its way").toBe("true");
  await product.api.post(`/leads/${late.leadId}/assign`, { repId: reps[1]!.id, reason: "Knows them" });
  goOn();
  await page
    .getByRole("alert")
    .getByText(/^Nils Spät: /)
    .waitFor();
  await page.context().close();
});
