import { mainJob } from "../flows/main-job.ts";
import type { Product } from "../setup/product.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

/** Leads of a weekend that no flow took. */
async function aWeekend(product: Product, names: readonly string[]) {
  const world = await aWorld(product);
  const { body: source } = await product.api.post<{ id: string }>("/sources", { name: `Trade fair, ${names[0]}` });
  const leads: string[] = [];
  for (const name of names) leads.push((await sendLead(product, source.id, { name })).leadId);
  return { ...world, untaken: source.id, leads };
}

async function ownersOf(product: Product, leads: readonly string[]): Promise<(string | undefined)[]> {
  const all = leads.map((id) => product.api.get<{ owner: { name: string } | null }>(`/leads/${id}`));
  return (await Promise.all(all)).map(({ body }) => body.owner?.name);
}

// First, while nothing else is stuck: a list that goes on below the bar at the bottom covers what stands there.
test.for(["phone", "tablet", "desk"] as const)(
  "choosing several on a %s: whole, readable in light and dark, high enough for a thumb",
  { timeout: 120_000 },
  async (size, { product, browser }) => {
    const { leader } = await aWeekend(product, [`${size} One`, `${size} Two`]);
    const tablet = { viewport: { width: 768, height: 1024 } };
    const page = await open({ browser, product }, leader, "/attention", { phone: PHONE, tablet, desk: DESK }[size]);
    const look = async (what: string) => {
      expect({ what, sideways: await sidewaysOf(page) }).toEqual({ what, sideways: 0 });
      if (size === "phone") expect({ what, small: await smallTargetsOf(page) }).toEqual({ what, small: [] });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
        expect({ what, colorScheme, wrong: await violationsOf(page) }).toEqual({ what, colorScheme, wrong: [] });
        if (process.env.SHOTS)
          await page.screenshot({ path: `${process.env.SHOTS}/${what}-${size}-${colorScheme}.png` });
      }
    };
    await page.getByRole("checkbox", { name: `Choose ${size} One` }).check();
    await look("chosen");
    await page.getByRole("button", { name: "Send 1 to the flow" }).click();
    await page.getByRole("dialog").waitFor();
    await look("send");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Give 1 to…" }).click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
    await look("give");
    await page.context().close();
  },
);

test("many stuck leads are given to one person at once, with one reason, and whatever was refused says why", async ({
  product,
  browser,
}) => {
  const { leader, leads } = await aWeekend(product, ["Saturday One", "Saturday Two", "Sunday One", "Sunday Two"]);
  const page = await open({ browser, product }, leader, "/attention?kind=no-flow", DESK);
  const complaints = complaintsOf(page);
  // By keyboard alone.
  const all = page.getByRole("checkbox", { name: /^Choose all/ });
  const [, count] = /(\d+)/.exec(await page.locator("label", { hasText: "Choose all" }).innerText())!;
  await all.focus();
  await page.keyboard.press("Space");
  await page.getByText(`${count} chosen`).waitFor();
  await page.keyboard.press("Space");
  for (const name of ["Saturday One", "Saturday Two", "Sunday One"]) {
    await page.getByRole("checkbox", { name: `Choose ${name}` }).focus();
    await page.keyboard.press("Space");
  }
  await page.getByText("3 chosen").waitFor();
  await page.getByRole("button", { name: "Give 3 to…" }).click();
  const dialog = page.getByRole("dialog", { name: "Who gets these 3 leads?" });
  await dialog.getByRole("radio", { name: "Bob Adler" }).first().click();
  await dialog.getByLabel("Why").fill("Came in at the weekend");
  // Meanwhile somebody closes one of them.
  await product.api.post(`/leads/${leads[1]}/close`, { reason: "Spam" });
  await dialog.getByRole("button", { name: "Give 3 leads" }).click();

  await dialog.getByText("2 leads are with Bob Adler now.").waitFor();
  await dialog.getByText("1 lead stayed as before:").waitFor();
  expect(await dialog.getByRole("list", { name: "Not done" }).innerText()).toMatch(
    /Saturday Two\s+This lead is closed/,
  );
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("link", { name: "Sunday Two" }).waitFor();
  expect(await page.getByRole("link", { name: "Sunday One" }).count()).toBe(0);
  expect(await ownersOf(product, leads)).toEqual(["Bob Adler", undefined, "Bob Adler", undefined]);
  const { body } = await product.api.get(`/leads/${leads[0]}`);
  expect(JSON.stringify(body)).toContain("Came in at the weekend");
  // The browser itself says that a request was refused.
  expect(complaints.filter((words) => !words.includes("409"))).toEqual([]);
  await page.context().close();
});

test("giving many can be stopped in between: what was given stays given, the rest stays as it was", async ({
  product,
  browser,
}) => {
  const { leader, leads } = await aWeekend(product, ["Stop One", "Stop Two", "Stop Three"]);
  const page = await open({ browser, product }, leader, "/attention?kind=no-flow", DESK);
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/assign", async (route) => {
    await gate;
    await route.continue();
  });
  for (const name of ["Stop One", "Stop Two", "Stop Three"]) {
    await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  }
  await page.getByRole("button", { name: "Give 3 to…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Ann Berger" }).first().click();
  await dialog.getByRole("button", { name: "Give 3 leads" }).click();
  await dialog.getByText("0 of 3 leads").waitFor();
  await dialog.getByRole("button", { name: "Stop" }).click();
  letThrough();
  await dialog.getByText("1 lead is with Ann Berger now.").waitFor();
  await dialog.getByText("You stopped: 2 leads stayed as before.").waitFor();
  expect((await ownersOf(product, leads)).filter(Boolean)).toHaveLength(1);
  await page.context().close();
});

test("leads that came before a flow took them are sent to it together", async ({ product, browser }) => {
  const { leader, leads, untaken, team } = await aWeekend(product, ["Early One", "Early Two"]);
  const graph = mainJob({ team, sources: [untaken] });
  const { body: flow } = await product.api.post<{ id: string }>("/flows", { name: "Trade fair leads", graph });
  expect((await product.api.post(`/flows/${flow.id}/publish`)).status).toBe(200);
  const page = await open({ browser, product }, leader, "/attention", DESK);
  for (const name of ["Early One", "Early Two"]) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  await page.getByRole("button", { name: "Send 2 to the flow" }).click();
  await page.getByRole("button", { name: "Send 2 leads" }).click();
  await page.getByText("2 leads are in the flow again.").waitFor();
  await expect.poll(async () => new Set(await ownersOf(product, leads))).toEqual(new Set(["Ann Berger", "Bob Adler"]));
  await page.context().close();
});

test("one stuck lead is given while the list moves, taken by oneself, or tried again from where it stopped", async ({
  product,
  browser,
  db,
}) => {
  const { leader, leads, source, reps } = await aWeekend(product, ["Alone One", "Alone Two"]);
  await product.api.patch(`/reps/${leader}`, { roles: ["manager", "rep"] });
  const stopped: string[] = [];
  for (const name of ["Stopped One", "Stopped Two"]) stopped.push((await sendLead(product, source, { name })).leadId);
  // As it is when a step could not be done three times.
  await db.query(
    `update waits set state = 'ended', event = '{"kind": "timeout"}', ended_at = now()
      where run_id in (select id from runs where subject_id = any ($1::uuid[]))`,
    [stopped],
  );
  await db.query(
    `update runs set status = 'failed', wake_at = null, error = '{"code": "x", "message": "It did not work."}',
       event = '{"kind": "timeout", "at": 0, "data": {"exits": {"timeout": "timeout"}}}'
      where subject_id = any ($1::uuid[])`,
    [stopped],
  );
  const page = await open({ browser, product }, leader, "/attention", DESK);
  const row = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });

  await row("Alone One").getByRole("button", { name: "Give to…" }).click();
  const sheet = page.getByRole("dialog", { name: "Who gets Alone One?" });
  await sheet.getByRole("radio", { name: "Ann Berger" }).first().click();
  await sheet.getByLabel("Why").fill("Knows the company");
  await product.api.post(`/leads/${leads[0]}/assign`, { repId: reps[1]!.id, reason: "Was faster" });
  await expect.poll(() => page.locator("main a", { hasText: "Alone One" }).count()).toBe(0);
  expect(await sheet.getByLabel("Why").inputValue()).toBe("Knows the company");
  await sheet.getByRole("button", { name: "Give it to Ann Berger" }).click();
  await page.getByText("Ann Berger has Alone One now.").waitFor();

  await row("Alone Two").getByRole("button", { name: "Take it" }).click();
  await page.getByText("Alone Two is yours.").waitFor();
  await row("Alone Two").waitFor({ state: "detached" });
  expect(await ownersOf(product, leads)).toEqual(["Ann Berger", "Miriam Vogt"]);

  const runsOf = async (leadId: string) =>
    (await product.api.get<{ runs: { status: string }[] }>(`/leads/${leadId}`)).body.runs.map(({ status }) => status);
  await row("Stopped One").getByRole("button", { name: "Try again" }).click();
  await page.getByText("Trying again from there.").waitFor();
  await expect.poll(() => runsOf(stopped[0]!)).toEqual(["waiting"]);
  await page.getByRole("link", { name: "Stopped Two" }).click();
  await page.getByRole("button", { name: "Try again from here" }).click();
  await expect.poll(() => runsOf(stopped[1]!)).toEqual(["waiting"]);
  await page.getByRole("button", { name: "Try again from here" }).waitFor({ state: "detached" });
  await page.context().close();
});
