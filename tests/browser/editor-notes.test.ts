import type { Page } from "playwright-core";
import type { Graph } from "../../engine/graph.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { handsOn } from "./drawing.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, PHONE, test } from "./inbox-world.ts";

async function aLiveFlow({ api }: Product) {
  const made = await anEmptyFlow({ api } as Product);
  const graph = mainJob({ team: made.team.id, sources: [made.source.id] });
  const { body } = await api.get<FlowDetail>(`/flows/${made.flowId}`);
  await api.put(`/flows/${made.flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  await api.post(`/flows/${made.flowId}/publish`);
  const notes = async () => {
    const { graph: draft } = (await api.get<FlowDetail>(`/flows/${made.flowId}`)).body as { graph: Graph };
    return draft.notes?.map(({ text }) => text) ?? [];
  };
  return { ...made, notes };
}

const words = (page: Page) => page.getByRole("textbox", { name: "Note", exact: true });

test("a note is written on the drawing, moved, resized and deleted, each with one step back", async ({
  product,
  browser,
}) => {
  const { flowId, leader, notes } = await aLiveFlow(product);
  const page = await open({ browser, product }, leader, `/flows/${flowId}`, DESK);
  const complaints = complaintsOf(page);
  const { drag, stepAt } = handsOn(page);
  await stepAt("turns").waitFor();
  await page.getByRole("button", { name: "Add a note" }).click();
  await expect.poll(() => words(page).evaluate((area) => area === document.activeElement)).toBe(true);
  await page.keyboard.type("Ask Jonas before you change this");
  await expect.poll(notes).toEqual(["Ask Jonas before you change this"]);
  expect(await violationsOf(page)).toEqual([]);
  // Words beside the steps are nothing that leads would notice.
  await page.getByRole("button", { name: "Go live" }).and(page.getByTitle("Everything drawn here is live")).waitFor();

  const box = async () => (await page.locator(".react-flow__node-note").boundingBox())!;
  const [before, corner] = [await box(), page.getByTitle("Pull to change the size")];
  await drag(page.locator(".react-flow__node-note header"), { x: 960, y: 700 });
  await expect.poll(async () => Math.abs((await box()).x - before.x)).toBeGreaterThan(20);
  const { x, y } = (await corner.boundingBox())!;
  await drag(corner, { x: x + 90, y: y + 60 });
  await expect.poll(async () => (await box()).width).toBeGreaterThan(before.width + 40);
  const wide = (await box()).width;
  await corner.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await box()).width).toBeGreaterThan(wide + 5);
  await page.reload();
  await words(page).waitFor();
  await page.getByRole("button", { name: "Delete this note" }).click();
  await expect.poll(notes).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(notes).toEqual(["Ask Jonas before you change this"]);
  await words(page).press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Delete");
  await expect.poll(notes).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a note is read and written in the outline on a phone, and read on the drawing of a version", async ({
  product,
  browser,
}) => {
  const { flowId, leader } = await aLiveFlow(product);
  const { body } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
  const why = { id: "why", text: "Since the fair in May", position: { x: 300, y: 0 } };
  const graph = { ...body.graph, notes: [why] };
  await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
  await product.api.post(`/flows/${flowId}/publish`);
  const phone = await open({ browser, product }, leader, `/flows/${flowId}`, PHONE);
  const notes = phone.getByRole("region", { name: "Notes on the drawing" });
  await notes.waitFor();
  await expect.poll(() => words(phone).inputValue()).toBe("Since the fair in May");
  await notes.getByRole("button", { name: "Add a note" }).tap();
  await phone.keyboard.type("Ask Jonas first");
  const saved = async () => {
    const { body: drawn } = await product.api.get<FlowDetail>(`/flows/${flowId}`);
    return drawn.graph.notes?.map(({ text }) => text);
  };
  await expect.poll(saved).toEqual(["Since the fair in May", "Ask Jonas first"]);
  expect(await violationsOf(phone)).toEqual([]);
  expect(await smallTargetsOf(phone)).toEqual([]);
  expect(await sidewaysOf(phone)).toBe(0);
  await notes.getByRole("button", { name: "Delete this note" }).last().tap();
  await expect.poll(saved).toEqual(["Since the fair in May"]);
  const desk = await open({ browser, product }, leader, `/flows/${flowId}?view=versions`, DESK);
  await desk.locator(".react-flow__node-note").getByText("Since the fair in May").waitFor();
  expect(await words(desk).count()).toBe(0);
  expect(await violationsOf(desk)).toEqual([]);
});
