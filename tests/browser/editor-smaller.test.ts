import { readFile } from "node:fs/promises";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import type { Product } from "../setup/product.ts";
import { sidewaysOf, smallTargetsOf } from "../setup/pages.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, PHONE, test } from "./inbox-world.ts";

const shots = async (page: { screenshot(options: { path: string }): Promise<unknown> }, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

async function aDrawnFlow(product: Product) {
  const made = await anEmptyFlow(product);
  const graph = mainJob({ team: made.team.id, sources: [made.source.id] });
  const { body } = await product.api.get<FlowDetail>(`/flows/${made.flowId}`);
  await product.api.put(`/flows/${made.flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  return made;
}

test.for([
  { size: "phone", options: { ...PHONE, viewport: { width: 360, height: 740 } } },
  { size: "tablet", options: { viewport: { width: 768, height: 1024 } } },
])(
  "trying out on a $size shows the answer without going past every field of the lead",
  async ({ size, options }, { product, browser }) => {
    const { flowId, leader } = await aDrawnFlow(product);
    const page = await open({ browser, product }, leader, `/flows/${flowId}`, options);
    await page.getByRole("button", { name: "More for this flow" }).click();
    await page.getByRole("menuitem", { name: "Try it out" }).click();
    const answer = page.getByRole("region", { name: "What would happen" }).getByRole("heading").first();
    await answer.waitFor();
    await shots(page, `try-${size}`);
    const { y, height } = (await answer.boundingBox())!;
    expect(y + height).toBeLessThan(options.viewport.height - 67);
    expect(await sidewaysOf(page)).toBe(0);
    if (size === "phone") {
      expect(await page.getByLabel("Message").isVisible()).toBe(false);
      await page.getByRole("button", { name: "More about the lead" }).click();
    }
    await page.getByLabel("Message").waitFor();
    await page.context().close();
  },
);

test("an outcome's list has a new step, which then stands behind that outcome", async ({ product, browser }) => {
  const { flowId, leader } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}#turns`, DESK);
  const nobody = page.getByRole("combobox", { name: "“Nobody available” leads to" });
  await nobody.click();
  await page.getByRole("option", { name: "A new step…" }).click();
  const dialog = page.getByRole("dialog", { name: /^(Show all|Which step comes after “Nobody available”)/ });
  await dialog.waitFor();
  await shots(page, "new-step");
  await dialog.getByLabel("Find a step").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Notify");
  await page.keyboard.press("Enter");
  const typeAfter = async () => {
    const { nodes, edges } = (await product.api.get<FlowDetail>(`/flows/${flowId}`)).body.graph;
    const after = edges.find(({ source, sourceHandle }) => source === "turns" && sourceHandle === "nobody")?.target;
    return nodes.find(({ id }) => id === after)?.type;
  };
  await expect.poll(typeAfter).toBe("notify");

  // Which dot is which says the step itself, as long as no arrow says it.
  const step = page.locator(`.react-flow__node[data-id="turns"]`);
  expect(await step.innerText()).not.toContain("Nobody available");
  await step.click();
  await nobody.click();
  await page.getByRole("option", { name: /^(The path ends here|Nowhere yet)$/ }).click();
  await expect.poll(() => step.innerText()).toContain("Nobody available");
  await expect.poll(() => step.innerText()).toContain("Goes nowhere");
  await page.context().close();
});

test.for([1440, 768, 360])(
  "the list of all problems stays beside the rail, %d px wide",
  async (width, { product, browser }) => {
    const { flowId, leader, team, source } = await anEmptyFlow(product);
    const graph = { ...mainJob({ team: team.id, sources: [source.id] }), edges: [] };
    const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
    await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
    const page = await open({ browser, product }, leader, `/flows/${flowId}?view=canvas`, {
      viewport: { width, height: 900 },
    });
    await page.getByRole("button", { name: /^Show all/ }).click();
    const list = page.getByRole("dialog", { name: /^(Show all|Which step comes after “Nobody available”)/ });
    await list.waitFor();
    await shots(page, `problems-${width}`);
    const box = (await list.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(width > 640 ? 76 : 0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await page.context().close();
  },
);

test("on a phone the bar of problems has no words that are cut off: one press shows them, and mends", async ({
  product,
  browser,
}) => {
  const { flowId, leader, team } = await anEmptyFlow(product);
  const drawn = mainJob({ team: team.id });
  const graph = { ...drawn, edges: drawn.edges.filter(({ id }) => id !== "turns-nobody") };
  const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
  await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, PHONE);
  const bar = page.getByRole("region", { name: "Problems" });
  await bar.getByText("1 to mend").waitFor();
  expect(await bar.getByText("nothing happens next").isVisible()).toBe(false);
  expect((await bar.boundingBox())!.height).toBeLessThan(60);
  await bar.getByRole("button", { name: "Show" }).tap();
  await page.getByRole("dialog").getByText("nothing happens next").waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(await smallTargetsOf(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Put these leads on the waiting list" }).tap();
  await bar.getByText("Nothing to mend").waitFor();
  await page.context().close();
});

test("a flow is downloaded as a file and opened as a new draft; another file is refused in words", async ({
  product,
  browser,
}) => {
  const { flowId, leader } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  await page.getByRole("button", { name: "More for this flow" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download as file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("New-leads.flow.json");
  const file = { name: "flow.json", mimeType: "application/json", buffer: await readFile(await download.path()) };

  const choose = async (wanted: typeof file) => {
    await page.getByRole("button", { name: "More for this flow" }).click();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("menuitem", { name: "Open a flow from a file" }).click();
    await (await choosing).setFiles(wanted);
  };
  await choose({ ...file, buffer: Buffer.from("Name;E-mail") });
  await page.getByRole("alert").getByText("This file is no flow.").waitFor();
  expect(new URL(page.url()).pathname).toBe(`/flows/${flowId}`);
  await choose(file);
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(`/flows/${flowId}`);
  await page.getByText("New leads is opened as a new draft.").waitFor();
  const read = async (id: string) => (await product.api.get<FlowDetail>(`/flows/${id}`)).body;
  const opened = await read(new URL(page.url()).pathname.split("/").at(-1)!);
  expect(opened).toMatchObject({ status: "draft", name: "New leads", graph: (await read(flowId)).graph });
  await page.context().close();
});

test("Go live says why nothing went live while the drawing could not be saved, and goes on when it is", async ({
  product,
  browser,
}) => {
  const { flowId, leader } = await aDrawnFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  await page.getByRole("button", { name: "Go live" }).click();
  const dialog = page.getByRole("dialog", { name: "Go live?" });
  const publish = dialog.getByRole("button", { name: "Go live" });
  await publish.waitFor();
  await dialog.getByRole("button", { name: "Not yet" }).click();
  const draft = `**/api/v1/flows/${flowId}/draft`;
  const asked = Promise.withResolvers<void>();
  await page.route(draft, async (route) => {
    await asked.promise;
    await route.fulfill({ status: 422, json: { code: "x", detail: "This is too much." } });
  });
  // What tidies up may be on its way to the page still.
  const saving = page.waitForRequest(draft);
  await page.getByRole("button", { name: "Tidy up" }).click();
  await saving;
  await page.getByRole("button", { name: "Go live" }).click();
  await publish.click();
  await dialog.locator("button[data-loading]").waitFor();
  asked.resolve();
  await dialog.getByText("Not live yet. This is too much.").waitFor();
  await page.unroute(draft);
  await publish.dblclick();
  await page.getByText("Version 1 is live. New leads go this way now.").waitFor();
  const { data } = (await product.api.get<{ data: unknown[] }>(`/flows/${flowId}/versions`)).body;
  expect(data).toHaveLength(1);
  await page.context().close();
});

test("the drawing's maker is named in its corner, not alone below it", async ({ product, browser }) => {
  const { flowId, leader } = await aDrawnFlow(product);
  for (const options of [DESK, { viewport: { width: 768, height: 1024 }, hasTouch: true }]) {
    const page = await open({ browser, product }, leader, `/flows/${flowId}`, options);
    const label = page.getByRole("link", { name: "React Flow attribution" });
    await label.waitFor();
    const [own, drawing] = [await label.boundingBox(), await page.locator(".react-flow").boundingBox()];
    expect(drawing!.x + drawing!.width - own!.x - own!.width).toBeLessThan(12);
    expect(drawing!.y + drawing!.height - own!.y - own!.height).toBeLessThan(8);
    await page.context().close();
  }
});
