import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

test("a lead from outside is on the rep's phone within a second, says why, and is accepted with a thumb", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  await page.getByText("Nothing new").waitFor();
  await page.getByText("No live connection").waitFor({ state: "hidden" });
  await page.waitForTimeout(500);

  const sentAt = Date.now();
  const { leadId } = await sendLead(product, source);
  const card = page.getByRole("article", { name: "Lukas Brandt" });
  await card.waitFor();
  expect(Date.now() - sentAt).toBeLessThan(1_000);

  expect(await card.innerText()).toMatch(/Why you: You were next in turn\./);
  expect(await card.innerText()).toMatch(/1[45]:\d\d/);
  await card.getByRole("button", { name: "Accept" }).tap();
  await page.getByText(/^Yours\. Reach them by \d\d:\d\d$/).waitFor();
  const { body } = await product.api.get<{ assignments: { acceptedAt: string }[] }>(`/leads/${leadId}`);
  expect(body.assignments[0]!.acceptedAt).not.toBeNull();
});

test("an accepted lead leaves the new ones for where it belongs, with the focus, and says what comes next", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  for (const name of ["Maren Fuchs", "Viktor Kolb", "Ida Winter"]) await sendLead(product, source, { name });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  const fresh = page.getByRole("region", { name: "New" });
  await fresh.getByRole("article").nth(2).waitFor();
  const first = (await fresh.getByRole("article").first().getByRole("heading").innerText()).trim();
  await fresh.getByRole("button", { name: "Accept" }).first().focus();
  await page.keyboard.press("Enter");

  const due = page.getByRole("region", { name: /^Due today|^Later/ });
  await due.getByText(/^Yours\. Reach them by/).waitFor();
  await due.getByText(`Call ${first.split(" ")[0]} now, then say how it went.`).waitFor();
  expect(await fresh.getByRole("article").count()).toBe(2);
  expect(await fresh.getByText(first).count()).toBe(0);
  const focused = page.locator("[data-item]:focus");
  expect(await focused.innerText()).toContain(first);
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const box = (await focused.boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(740);

  // The next yes: now that one says what comes next, and the first one is a line among the others.
  await fresh.getByRole("button", { name: "Accept" }).first().tap();
  await expect.poll(() => fresh.getByRole("article").count()).toBe(1);
  await due.getByRole("listitem").filter({ hasText: first }).waitFor();
  expect(await page.getByText(/^Yours\./).count()).toBe(1);
});

test("after a call, one sheet asks how it went; reached ends the deadline and closes the task", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source);
  const page = await open({ browser, product }, reps[0]!.id, "/inbox");
  await page.getByRole("button", { name: "Accept" }).tap();
  // The link itself would leave the page for the telephone.
  await page.evaluate(() =>
    document.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest('[href^="tel:"]')) event.preventDefault();
    }),
  );

  await page.getByRole("link", { name: "Call Lukas" }).tap();
  await page.getByLabel("Reached").check();
  await page.getByLabel("Note").fill("Wants twelve of them");
  await page.getByRole("button", { name: "Save" }).tap();
  await page.getByText("Lukas Brandt was reached.").waitFor();
  // What asked for a call is a line now that says it has been done, and has the focus.
  const line = page.getByRole("listitem").filter({ hasText: "Lukas Brandt" });
  await line.getByText("Reached", { exact: true }).waitFor();
  expect(await page.getByText(/^Yours\.|then say how it went/).count()).toBe(0);
  await expect.poll(() => page.locator("[data-item]:focus").innerText()).toContain("Lukas Brandt");

  await expect
    .poll(async () => {
      const { body } = await product.api.get<{ reachedAt: string | null; tasks: { state: string }[] }>(
        `/leads/${leadId}`,
      );
      return [body.reachedAt !== null, body.tasks.map(({ state }) => state)];
    })
    .toEqual([true, ["done"]]);
});

test("passed on with a reason, the lead is with the next person, who reads what was tried", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product);
  const { owner } = await sendLead(product, source);
  const other = reps.find(({ id }) => id !== owner!.id)!;
  const page = await open({ browser, product }, owner!.id, "/inbox");
  const next = await open({ browser, product }, other.id, "/inbox");

  await page.getByRole("button", { name: "Pass on" }).tap();
  await page.getByLabel("I have no time now").check();
  await page.getByRole("dialog").getByRole("button", { name: "Pass on" }).tap();

  await page.getByText("Nothing new").waitFor();
  await next.getByText(`${owner!.name} passed it on: I have no time now`).waitFor();
  await next.getByText(`${owner!.name} passed it on, and you were next in turn`).waitFor();
});

test("of two who take a lead from the waiting list one wins, and the other reads who", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product);
  await sendLead(product, source, { language: "fr" });
  const [first, second] = await Promise.all(reps.map(({ id }) => open({ browser, product }, id, "/inbox")));
  const buttons = [first!, second!].map((page) => page.getByRole("button", { name: /Take it/ }));
  for (const button of buttons) await button.waitFor();

  await Promise.all(buttons.map((button) => button.tap()));

  const won = first!.getByText("Lukas Brandt is yours.").or(first!.getByText(`${reps[1]!.name} has it now`));
  const lost = second!.getByText("Lukas Brandt is yours.").or(second!.getByText(`${reps[0]!.name} has it now`));
  const words = [await won.innerText(), await lost.innerText()];
  expect(words.filter((line) => line.includes("is yours"))).toHaveLength(1);

  const winner = words[0]!.includes("is yours") ? first! : second!;
  await winner.getByRole("button", { name: "Undo" }).tap();
  await winner.getByText("Lukas Brandt waits again.").waitFor();
  await winner.getByRole("button", { name: /Take it/ }).waitFor();
});

test("without a connection nothing typed is lost, and the page says so", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, source);
  const page = await open({ browser, product }, reps[0]!.id, `/leads/${leadId}`);
  await page.getByRole("button", { name: "Note" }).tap();
  await page.context().setOffline(true);
  await page.getByRole("textbox").fill("Has a dog");
  await page.getByRole("button", { name: "Save note" }).tap();
  await page.getByText("Your note is kept here.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("What you write is kept on this device.").waitFor();

  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole("button", { name: "Note" }).tap();
  expect(await page.getByRole("textbox").inputValue()).toBe("Has a dog");
  await page.getByRole("button", { name: "Save note" }).tap();
  await page.getByText("Note by you").waitFor();
});

test("one tap pauses for the usual hour, one more for another return, and one ends it", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product);
  const [ann, bob] = reps;
  const page = await open({ browser, product }, ann!.id, "/inbox");
  await page.getByRole("button", { name: /^Pause for\s1 h$/ }).tap();
  const back = page.getByText(/^Back (tomorrow )?\d\d:\d\d$/);
  const inAnHour = await back.innerText();
  await page.getByRole("button", { name: "Choose when you are back" }).tap();
  await page.getByRole("menuitem", { name: "For 2 hours" }).tap();
  await expect.poll(() => back.innerText()).not.toBe(inAnHour);
  for (let count = 0; count < 2; count++) expect((await sendLead(product, source)).owner!.id).toBe(bob!.id);

  await page.getByRole("button", { name: "I am back" }).tap();
  await page.getByText("In", { exact: true }).waitFor();
  expect((await sendLead(product, source)).owner!.id).toBe(ann!.id);
});

test("on a desk, keys do what thumbs do on a phone", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  await sendLead(product, source, { name: "Maren Fuchs" });
  await sendLead(product, source, { name: "Viktor Kolb" });
  const page = await open({ browser, product }, reps[0]!.id, "/inbox", DESK);
  await page.getByRole("article", { name: "Viktor Kolb" }).waitFor();

  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toContain("Viktor Kolb");
  await page.keyboard.press("a");
  await page.getByText(/^Yours\./).waitFor();
  await page.keyboard.press("k");
  await page.keyboard.press("p");
  await page.getByRole("dialog", { name: /^Pass on/ }).waitFor();
});

test("a manager gives a lead to somebody, who reads why", async ({ product, browser }) => {
  const { source, reps, leader } = await aWorld(product, ["Nora Given", "Otto Given"]);
  const { leadId, owner } = await sendLead(product, source);
  const other = reps.find(({ id }) => id !== owner!.id)!;
  const page = await open({ browser, product }, leader, `/leads/${leadId}`, DESK);
  await page.getByRole("button", { name: "Give to…" }).click();
  const sheet = page.getByRole("dialog", { name: "Who gets Lukas Brandt?" });
  await sheet.getByRole("radio", { name: other.name }).click();
  await sheet.getByRole("button", { name: `Give it to ${other.name}` }).waitFor();
  await sheet.getByLabel("Why").fill("They met last week");
  // Nothing closes it until the answer is there.
  let answer = () => {};
  const gate = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/assign", (route) => gate.then(() => route.continue()));
  await page.keyboard.press("Enter");
  await expect.poll(() => sheet.getByRole("button", { name: "Cancel" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  expect(await sheet.isVisible()).toBe(true);
  answer();
  await page.getByText(`${other.name} has Lukas Brandt now.`).waitFor();
  await sheet.waitFor({ state: "hidden" });
  await page.getByText(`Given to ${other.name}`).waitFor();

  const inbox = await open({ browser, product }, other.id, "/inbox");
  await inbox.getByText("Why you: Miriam Vogt gave it to you: They met last week.").waitFor();
});

test("a lead that comes while one is on another page is counted and announced there", async ({ product, browser }) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const page = await open({ browser, product }, reps[0]!.id, "/leads");
  await page.getByText("No leads yet").waitFor();

  await sendLead(product, source);

  await page.getByText("New lead: Lukas Brandt").waitFor();
  expect(await page.getByText("New lead: Lukas Brandt").count()).toBe(1);
  await page
    .getByRole("link", { name: /Inbox.*1\s+new/s })
    .or(page.getByRole("link", { name: /1\s+new.*Inbox/s }))
    .waitFor();
  await page.getByRole("button", { name: "Open" }).tap();
  await page.getByRole("article", { name: "Lukas Brandt" }).waitFor();
});
