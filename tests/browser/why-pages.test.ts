import type { ReceiptView } from "../../server/receipts/contract.ts";
import { smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, sendLead, test, type World } from "./inbox-world.ts";
import { expectWholePages, SCREENS } from "./whole-pages.ts";

const NAMES = ["Ann Berger", "Bob Adler", "Carla Conti", "Dilek Öztürk-Hohenstein"];
interface Given {
  readonly id: string;
  readonly repId: string;
  readonly leadId: string;
}

/** A team of four, one of them away, after some leads; `given` is the last one. */
async function aTeamAtWork(product: Product): Promise<World & { readonly given: Given }> {
  const world = await aWorld(product, NAMES);
  const until = new Date(Date.now() + 26 * 3_600_000).toISOString();
  await product.api.patch(`/reps/${world.reps[2]!.id}`, { away: { until } });
  for (let count = 0; count < 4; count++) await sendLead(product, world.source);
  const { leadId } = await sendLead(product, world.source, { name: "Mia Muster" });
  const { body } = await product.api.get<{ assignments: { id: string; repId: string }[] }>(`/leads/${leadId}`);
  return { ...world, given: { ...body.assignments[0]!, leadId } };
}

test.for(SCREENS)(
  "the reasons and the turns on a %s, %s: whole, readable, in plain words",
  async (screen, { product, browser }) => {
    const { reps, leader, given } = await aTeamAtWork(product);
    const pages = [
      [given.repId, `/why/${given.id}`, "Everybody in the team"],
      [leader, `/why/${given.id}`, "Decide it again"],
      [given.repId, "/turns", "Next turn, an estimate:"],
      [leader, `/turns/${reps[2]!.id}`, "passed Carla Conti by"],
    ] as const;
    await expectWholePages({ product, browser }, pages, screen);
  },
);

test("from the inbox one gets to all reasons, and decides it again", async ({ product, browser }) => {
  const { given } = await aTeamAtWork(product);
  const page = await open({ product, browser }, given.repId, "/inbox");
  const link = page.locator(`[data-item="${given.id}"]`).getByRole("link", { name: "All reasons" });
  // Clear of the bar at the bottom, as a thumb would have it.
  await link.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await link.tap();
  await page.getByRole("heading", { name: "Why you got Mia Muster" }).waitFor();
  const { body } = await product.api.get<ReceiptView>(`/assignments/${given.id}/receipt`);
  const rows = page.getByRole("table").getByRole("row");
  expect(await rows.count()).toBe(NAMES.length + 1);
  for (const { name, reason } of body.candidates) {
    const theirs = rows.filter({ hasText: name });
    expect(await theirs.count()).toBe(1);
    expect(await theirs.innerText()).toContain(reason.slice(0, 10));
  }
  await page.getByRole("button", { name: "Decide it again" }).tap();
  await page.getByText("Same person, same numbers").waitFor();
});

test("a colleague's reasons and turns are pages that say so", async ({ product, browser }) => {
  const { given, reps } = await aTeamAtWork(product);
  const other = reps.find(({ id }) => id !== given.repId)!;
  const page = await open({ product, browser }, other.id, `/why/${given.id}`);
  await page.getByText("This is not yours to see").waitFor();
  await page.goto(`${product.url}/turns/${given.repId}`);
  await page.getByText("These turns are not yours to see").waitFor();
  await page.getByRole("link", { name: "See your own" }).tap();
  await page.getByRole("heading", { name: "My turns" }).waitFor();
});

test("“Wrong for me” reaches what needs attention, with the way to the reasons", async ({ product, browser }) => {
  const { given, leader } = await aTeamAtWork(product);
  const page = await open({ product, browser }, given.repId, `/leads/${given.leadId}`);
  await page.getByRole("button", { name: "Wrong for me" }).tap();
  const sheet = page.getByRole("dialog", { name: /wrong for me/ });
  await sheet.getByText("Not my language").tap();
  expect(await smallTargetsOf(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await sheet.getByRole("button", { name: "Tell the leader" }).tap();
  await page.getByText("Miriam Vogt will look at it. Mia Muster stays with you until then.").waitFor();

  const desk = await open({ product, browser }, leader, "/attention?kind=objection", DESK);
  const row = desk.getByRole("listitem").filter({ hasText: "Mia Muster" });
  await row.getByText("Not my language").waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await row.getByRole("link", { name: "Why it went there" }).click();
  await desk.getByRole("heading", { name: /^Why .+ got Mia Muster$/ }).waitFor();
  await desk.goBack();
  await row.getByRole("button", { name: "It stays" }).click();
  await row.waitFor({ state: "detached" });
});
