import type { Page } from "playwright-core";
import type { Graph } from "../../engine/graph.ts";
import { NODE_LIMIT } from "../../engine/graph.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { handsOn } from "./drawing.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";
import { insideWordsOf } from "./whole-pages.ts";

/** What fades in is not readable halfway. */
const STILL = { reducedMotion: "reduce" } as const;

/** A live flow with a lead that waits in it. */
async function aFlow(product: Product) {
  const world = await aWorld(product, ["Ann Berger"]);
  const { leadId } = await sendLead(product, world.source);
  const { body } = await product.api.get<{ data: { id: string; flowId: string }[] }>(`/runs?leadId=${leadId}`);
  const { id: runId, flowId } = body.data[0]!;
  return { ...world, runId, flowId };
}

async function readable(page: Page, where: string, { isPhone = false } = {}): Promise<void> {
  expect({ where, wrong: await violationsOf(page) }).toEqual({ where, wrong: [] });
  expect({ where, sideways: await sidewaysOf(page) }).toEqual({ where, sideways: 0 });
  if (isPhone) expect({ where, small: await smallTargetsOf(page) }).toEqual({ where, small: [] });
  expect({ where, inside: await insideWordsOf(page) }).toEqual({ where, inside: [] });
}

test.for(["light", "dark"] as const)(
  "the editor on a desk, %s: readable in every view",
  async (colorScheme, { product, browser }) => {
    const { leader, flowId, runId } = await aFlow(product);
    const page = await open({ browser, product }, leader, `/flows/${flowId}#turns`, { ...DESK, colorScheme });
    const complaints = complaintsOf(page);
    const shown = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor();

    await shown("Lukas Brandt");
    await handsOn(page).stepAt("wait").waitFor();
    await readable(page, "canvas");
    await page.getByRole("button", { name: "Try it out" }).click();
    await shown("Ann Berger would have it");
    await readable(page, "try it out");
    for (const [view, words] of [
      ["outline", "Does the lead speak"],
      ["hours", "Times in"],
      ["leads", "Lukas Brandt"],
      ["versions", "Version 1"],
    ] as const) {
      await page.goto(`${product.url}/flows/${flowId}?view=${view}`);
      await shown(words);
      await readable(page, view);
    }
    await page.goto(`${product.url}/flows/${flowId}/leads/${runId}`);
    await shown("What it waits for");
    await readable(page, "path");
    expect(complaints).toEqual([]);
  },
);

test.for(["light", "dark"] as const)(
  "the flow on a phone, %s: an outline that a thumb can edit",
  async (colorScheme, { product, browser }) => {
    const { leader, flowId, runId } = await aFlow(product);
    const page = await open({ browser, product }, leader, `/flows/${flowId}`, { ...PHONE, ...STILL, colorScheme });
    const complaints = complaintsOf(page);
    await page.getByRole("button", { name: /Does the lead speak/ }).tap();
    await readable(page, "outline", { isPhone: true });

    await page.getByRole("button", { name: "Edit", exact: true }).tap();
    await page.getByRole("dialog", { name: "Edit this step" }).waitFor();
    await readable(page, "sheet", { isPhone: true });
    await page.getByRole("button", { name: "Done" }).tap();
    await page.goto(`${product.url}/flows/${flowId}/leads/${runId}`);
    await page.getByText("What it waits for").waitFor();
    await readable(page, "path", { isPhone: true });
    expect(complaints).toEqual([]);
  },
);

test("by keyboard alone a step is added in the outline, moved, and taken back", async ({ product, browser }) => {
  const { leader, flowId } = await aFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}?view=outline`, DESK);
  const ids = async () => {
    const { body } = await product.api.get<{ graph: Graph }>(`/flows/${flowId}`);
    return body.graph.nodes.map(({ id }) => id);
  };
  const before = await ids();
  await page.locator('[data-outline-step="task"]').waitFor();
  // Who listens hears which outcome a button goes on from: several say the same.
  const said = await page
    .getByRole("button", { name: /^(go (on|back|to)|the path ends)/ })
    .evaluateAll((all) =>
      all.map((button) => document.getElementById(button.getAttribute("aria-describedby") ?? "")?.innerText ?? ""),
    );
  expect(said.length).toBeGreaterThan(2);
  expect(said).not.toContain("");
  await page.locator('[data-outline-step="task"]').focus();
  await page.keyboard.press("a");
  await page.getByRole("dialog").getByLabel("Find a step").waitFor();
  await page.keyboard.type("notify");
  await page.keyboard.press("Enter");
  await expect.poll(ids).toEqual([...before, "notify"]);
  // What is highlighted has the focus: the keys that follow work on the new step.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-outline-step"));
  const highlighted = () =>
    page.locator("[data-outline-step][aria-pressed=true]").evaluate((line) => line.getAttribute("data-outline-step"));
  const where = async () => [await focused(), await highlighted()];
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await where()).toEqual(["notify", "notify"]);
  const lines = page.locator("[data-outline-step]");
  const order = () => lines.evaluateAll((all) => all.map((line) => line.getAttribute("data-outline-step")));
  await expect.poll(async () => (await order()).indexOf("notify")).toBe((await order()).indexOf("task") + 1);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await order()).indexOf("notify")).toBe((await order()).indexOf("task") - 1);
  await page.locator('[data-outline-step="notify"]').focus();
  await page.keyboard.press("Delete");
  await expect.poll(ids).toEqual(before);
  // One goes on from the line that came after it, and can take it back from anywhere.
  expect(await where()).toEqual(["task", "task"]);
  const toSeven = page.getByRole("button", { name: "go to step 7" }).first();
  await toSeven.focus();
  await page.keyboard.press("Enter");
  expect(await where()).toEqual(["queue", "queue"]);
  // One number for a step on one screen: in its form and in the lists of the forms, too.
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "Edit this step" });
  await form.getByText("Escalate · step 7").waitFor();
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  expect(await where()).toEqual(["queue", "queue"]);
  await page.getByRole("button", { name: "Find in this flow" }).focus();
  await page.keyboard.press("Control+z");
  await expect.poll(ids).toContain("notify");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(ids).toEqual(before);
});

test("a flow of 200 steps stays smooth under the hand", async ({ product, browser }) => {
  const { leader } = await aWorld(product, ["Ann Berger"]);
  const nodes = Array.from({ length: NODE_LIMIT }, (_, at) => ({
    id: `n${at}`,
    type: at === 0 ? "lead-captured" : "create-task",
    config: at === 0 ? { sources: [] } : { title: `call ${at}`, dueIn: "PT15M" },
    position: { x: (at % 10) * 300, y: Math.floor(at / 10) * 130 },
  }));
  const edges = nodes
    .slice(1)
    .map(({ id }, at) => ({ id: `e${at}`, source: `n${at}`, sourceHandle: "done", target: id }));
  const { body } = await product.api.post<{ id: string }>("/flows", { name: "Long", graph: { nodes, edges } });
  const page = await open({ browser, product }, leader, `/flows/${body.id}`, DESK);
  const step = handsOn(page).stepAt("n95");
  await step.waitFor();
  await page.waitForTimeout(500);
  const box = (await step.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const frames = page.evaluate(measureFrames, 60);
  for (let move = 0; move < 60; move += 1) await page.mouse.move(box.x + 20 + move * 2, box.y + 20 + move);
  await page.mouse.up();
  const { p50, rendered } = await frames;
  expect(p50).toBeLessThan(50);
  // Two arrows and one step follow the pointer; the others are left alone.
  expect(rendered).toBeLessThan(10);
});

/** Frame times in milliseconds while somebody drags, and how many steps were touched meanwhile. */
async function measureFrames(count: number): Promise<{ p50: number; p95: number; rendered: number }> {
  const touched = new Set<Node>();
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const step = target instanceof Element ? target.closest(".react-flow__node") : null;
      if (step) touched.add(step);
    }
  });
  observer.observe(document.querySelector(".react-flow__nodes")!, { subtree: true, childList: true, attributes: true });
  const times: number[] = [];
  await new Promise<void>((done) => {
    let last = performance.now();
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      if (times.length < count) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  observer.disconnect();
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(count / 2)]!, p95: times[Math.floor(count * 0.95)]!, rendered: touched.size };
}
