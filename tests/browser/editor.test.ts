import type { Locator, Page } from "playwright-core";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { complaintsOf } from "../setup/pages.ts";
import { handsOn } from "./drawing.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, PHONE, test } from "./inbox-world.ts";

const COLUMN = 600;
const row = (number: number) => 130 + number * 128;

test("the main job is drawn by drag and drop, goes live, and every step of a lead lights up", async ({
  product,
  browser,
}) => {
  const { flowId, leader, reps, team, source } = await anEmptyFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const complaints = complaintsOf(page);
  const hands = handsOn(page);

  await hands.dragStep("New lead arrives", { x: COLUMN, y: row(0) });
  await hands.choose("Where leads come from", source.name);
  await page.keyboard.press("Escape");
  await hands.pullArrow("lead-captured", "done", { x: COLUMN, y: row(1) }, "Language");
  await hands.choose("Any of these languages", "German");
  await page.keyboard.press("Escape");
  await hands.pullArrow("language", "yes", { x: COLUMN, y: row(2) }, "Take turns");
  await hands.choose("Team", team.name);
  await hands.pullArrow("round-robin", "assigned", { x: COLUMN, y: row(3) }, "Create task");
  await hands.pullArrow("create-task", "done", { x: COLUMN, y: row(4) }, "Wait until reached");
  await hands.pullArrow("wait-for-contact", "reached", { x: COLUMN, y: row(5) }, "End");
  await hands.pullArrow("wait-for-contact", "timeout", { x: COLUMN + 290, y: row(5) }, "Escalate");
  await hands.choose("Team", team.name);
  await hands.connect("wait-for-contact", "declined", "escalate");
  await hands.connect("escalate", "assigned", "create-task");

  // What is left: who does not speak German, and when nobody is there. Each is mended by one click.
  const problems = page.getByRole("region", { name: "Problems" });
  await problems.getByText("3 to mend").waitFor();
  for (let left = 3; left > 0; left -= 1) {
    const mends = page.getByRole("button", { name: "Put these leads on the waiting list" });
    if (left > 1) await problems.getByRole("button", { name: /^Show all/ }).click();
    await mends.first().click();
    await (left > 1 ? problems.getByText(`${left - 1} to mend`) : problems.getByText("Nothing to mend")).waitFor();
    if (left > 1) await page.keyboard.press("Escape");
  }

  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
  await page.getByText("Version 1 is live", { exact: true }).waitFor();

  const rep = await open({ browser, product }, reps[0]!, "/inbox", PHONE);
  await rep.getByRole("heading", { name: /inbox/i }).first().waitFor();
  await watchLights(page);
  const sentAt = Date.now();
  const sent = await product.api.post<{ leadId: string; runIds: string[]; owner: { id: string } }>("/leads", {
    source: source.id,
    name: "Lukas Brandt",
    email: "lukas@example.org",
    language: "de",
  });
  expect(sent.status).toBe(202);
  const owner = sent.body.owner.id;
  const phone = owner === reps[0] ? rep : await open({ browser, product }, owner, "/inbox", PHONE);
  await phone.getByText("Lukas Brandt").first().waitFor();
  if (owner === reps[0]) expect(Date.now() - sentAt).toBeLessThan(1_500);

  await expect
    .poll(() => litSteps(page), { timeout: 10_000 })
    .toEqual(["create-task", "language", "lead-captured", "round-robin", "wait-for-contact"]);
  await hands.stepAt("wait-for-contact").getByText("1 waiting").waitFor();
  await page.getByText("Live, 1 today").waitFor();
  await page.getByRole("link", { name: /Lukas Brandt/ }).click();
  await page.getByRole("heading", { name: "Lukas Brandt" }).waitFor();
  await page
    .getByLabel("What happened")
    .getByRole("button", { name: /Assigned/ })
    .click();
  await page.getByRole("heading", { name: /^Why .* got this lead$/ }).waitFor();
  expect(complaints).toEqual([]);
});

test("what is drawn is saved, undone and brought back, and survives a reload", async ({ product, browser }) => {
  const { flowId, leader } = await anEmptyFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const hands = handsOn(page);
  const drawn = async () => {
    const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
    return body.graph.nodes.map(({ id }) => id);
  };

  await hands.dragStep("New lead arrives", { x: COLUMN, y: row(0) });
  await hands.pullArrow("lead-captured", "done", { x: COLUMN, y: row(1) }, "Take turns");
  await expect.poll(drawn).toEqual(["lead-captured", "round-robin"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(drawn).toEqual(["lead-captured"]);
  await hands.stepAt("lead-captured").click();
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(drawn).toEqual(["lead-captured", "round-robin"]);

  // Arrow keys move the step, are saved, and are one step back.
  const placeOf = async () => (await product.api.get<FlowDetail>(`/flows/${flowId}`)).body.graph.nodes[0]!.position.y;
  const before = await placeOf();
  await hands.stepAt("lead-captured").focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowDown");
  await expect.poll(placeOf).toBeGreaterThan(before);
  await page.keyboard.press("Control+Z");
  await expect.poll(placeOf).toBe(before);

  // The palette finds by name and by what a step does; Enter adds the first.
  await page.keyboard.press("/");
  const palette = page.getByLabel("Steps to add");
  await palette.getByLabel("Find a step").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("no such step");
  await palette.getByText("No step is called so.").waitFor();
  await palette.getByLabel("Find a step").fill("create");
  expect(await palette.getByRole("listitem").allInnerTexts()).toEqual(["Create deal", "Create task"]);
  await page.keyboard.press("ArrowUp");
  await palette.getByRole("button", { name: "Create task" }).and(page.locator(":focus")).waitFor();
  await palette.getByLabel("Find a step").press("Enter");
  await expect.poll(drawn).toEqual(["lead-captured", "round-robin", "create-deal"]);

  // Fit to screen brings back what was moved and zoomed out of sight, clear of the tools.
  for (let press = 0; press < 4; press += 1) await page.getByRole("button", { name: "Zoom in" }).click();
  const boxOf = async (part: Locator) => (await part.boundingBox())!;
  const drawing = await boxOf(page.locator(".react-flow"));
  await page.getByRole("button", { name: "Fit to screen" }).click();
  const isInSight = async (id: string) => {
    const { x, y, width, height } = await boxOf(hands.stepAt(id));
    const isInside = x >= drawing.x && x + width <= drawing.x + drawing.width;
    return isInside && y >= drawing.y && y + height <= drawing.y + drawing.height;
  };
  for (const id of await drawn()) await expect.poll(() => isInSight(id)).toBe(true);

  await page.reload();
  await hands.stepAt("round-robin").waitFor();
});

test("two who draw at once see what each did, and nothing is lost", async ({ product, browser }) => {
  const { flowId, leader } = await anEmptyFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const hands = handsOn(page);
  await hands.dragStep("New lead arrives", { x: COLUMN, y: row(0) });
  const read = async () => (await product.api.get<FlowDetail>(`/flows/${flowId}`)).body;
  await expect.poll(async () => (await read()).graph.nodes).toHaveLength(1);
  // Whoever leaves and comes back finds what they drew, as it was saved, and nothing to undo.
  await page.getByRole("link", { name: "Flows" }).first().click();
  await page.getByRole("heading", { name: "Flows", level: 1 }).waitFor();
  await page.locator(`a[href="/flows/${flowId}"]`).first().click();
  await hands.stepAt("lead-captured").waitFor();
  expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);

  const { revision, graph } = await read();
  const theirs = {
    ...graph,
    nodes: [...graph.nodes, { id: "end", type: "end", config: {}, position: { x: 0, y: 300 } }],
  };
  await product.api.put(`/flows/${flowId}/draft`, { graph: theirs }, { "if-match": String(revision) });
  await hands.dragStep("Create task", { x: COLUMN, y: row(2) });
  await page.getByRole("heading", { name: /changed this flow while you were editing/ }).waitFor();
  await page.getByText("Create task is new").waitFor();
  await page.getByText("End is new").waitFor();
  await page.getByRole("button", { name: "Keep mine" }).click();
  const ids = async () => (await read()).graph.nodes.map(({ id }) => id);
  await expect.poll(ids).toEqual(["lead-captured", "create-task"]);
  await hands.stepAt("lead-captured").click();
  await page.keyboard.press("Control+Z");
  await expect.poll(ids).toEqual(["lead-captured", "end"]);
});

/** Writes down which steps light up from now on. */
async function watchLights(page: Page): Promise<void> {
  await page.evaluate(() => {
    const lit = new Set<string>();
    Object.assign(window, { litSteps: lit });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const step = (target as Element).closest("[data-lit]");
        const id = step?.closest(".react-flow__node")?.getAttribute("data-id");
        if (id) lit.add(id);
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-lit"] });
  });
}

const litSteps = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { litSteps: Set<string> }).litSteps].toSorted());

test("steps are put into arrows, copied and deleted, each with one step back", async ({ product, browser }) => {
  const { flowId, leader } = await anEmptyFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const hands = handsOn(page);
  const read = async () => (await product.api.get<FlowDetail>(`/flows/${flowId}`)).body.graph;
  const ids = async () => (await read()).nodes.map(({ id }) => id);
  const arrows = async () => (await read()).edges.map(({ source, target }) => `${source} → ${target}`).toSorted();
  await hands.dragStep("New lead arrives", { x: COLUMN, y: row(0) });
  await hands.pullArrow("lead-captured", "done", { x: COLUMN, y: row(3) }, "Create task");

  // Out of the palette onto the arrow.
  await hands.dragStep("Notify", { x: COLUMN, y: row(2) - 10 });
  await expect.poll(arrows).toEqual(["lead-captured → notify", "notify → create-task"]);
  // By the plus on the arrow.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(arrows).toEqual(["lead-captured → create-task"]);
  await page.mouse.move(COLUMN, row(1) + 60);
  await page.getByRole("button", { name: "Insert a step here" }).click();
  const list = page.getByRole("dialog", { name: "Which step comes next?" });
  await list.getByLabel("Find a step").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("notif");
  await page.keyboard.press("Enter");
  await expect.poll(arrows).toEqual(["lead-captured → notify", "notify → create-task"]);

  await hands.stepAt("notify").click();
  await page.keyboard.press("Control+D");
  await expect.poll(ids).toEqual(["lead-captured", "create-task", "notify", "notify-2"]);
  await page.keyboard.press("Delete");
  await expect.poll(ids).toEqual(["lead-captured", "create-task", "notify"]);
  await page.keyboard.press("Control+A");
  await page.getByRole("heading", { name: "3 steps chosen" }).waitFor();
  await page.keyboard.press("Delete");
  await expect.poll(ids).toEqual([]);
  await page.keyboard.press("Control+Z");
  await expect.poll(arrows).toEqual(["lead-captured → notify", "notify → create-task"]);
});
