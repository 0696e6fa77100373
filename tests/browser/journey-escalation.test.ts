import type { Page } from "playwright-core";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { complaintsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

const NAMES = ["Ann Berger", "Bob Adler", "Cem Kaya"];
const LEAD = "Lukas Brandt";

const readLead = async ({ api }: Product, id: string) => (await api.get<LeadDetail>(`/leads/${id}`)).body;
const card = (phone: Page) => phone.getByRole("article", { name: LEAD });

/** What the film below the drawing shows, step by step. */
const film = (page: Page) => page.getByLabel("What happened").getByRole("button");

test("nobody reacts: the lead goes from phone to phone, the leader hears of each, and the path lights up live", async ({
  product,
  browser,
  clock,
}) => {
  const { source, leader, reps } = await aWorld(product, NAMES);
  const phones = new Map<string, Page>();
  for (const { id } of reps) phones.set(id, await open({ browser, product }, id, "/inbox"));
  const complaints = [...phones.values()].flatMap((phone) => complaintsOf(phone));
  for (const phone of phones.values()) await phone.getByText("Nothing new").waitFor();

  const { leadId, owner } = await sendLead(product, source);
  const had = [owner!];
  const first = phones.get(owner!.id)!;
  await card(first).waitFor();
  const [run] = (await readLead(product, leadId)).runs;
  const desk = await open({ browser, product }, leader, `/flows/${run!.flowId}/leads/${run!.id}`, DESK);
  const messages = await open({ browser, product }, leader, "/inbox");
  await desk.getByRole("heading", { name: LEAD }).waitFor();
  const waits = () => film(desk).filter({ hasText: "Waits" }).count();
  expect(await waits()).toBe(1);

  for (const hand of [2, 3]) {
    await clock.advance({ minutes: 15, ms: 1 });
    await expect.poll(async () => (await readLead(product, leadId)).assignments).toHaveLength(hand);
    const next = (await readLead(product, leadId)).owner!;
    const phone = phones.get(next.id)!;
    await card(phone).waitFor();
    expect(await card(phone).innerText()).toContain(`${had.at(-1)!.name} did not reach`);
    await card(phones.get(had.at(-1)!.id)!).waitFor({ state: "hidden" });
    await messages.getByText(new RegExp(`${next.name} has the lead now`)).waitFor();
    had.push(next);
    await expect.poll(waits).toBe(hand);
  }

  await clock.advance({ minutes: 15, ms: 1 });
  await messages
    .getByText(/waiting list/)
    .first()
    .waitFor();
  await expect.poll(async () => (await readLead(product, leadId)).status).toBe("waiting-list");
  expect(new Set(had.map(({ id }) => id))).toEqual(new Set(reps.map(({ id }) => id)));
  expect(await messages.getByRole("link", { name: "See the lead" }).count()).toBe(3);
  for (const phone of phones.values()) await phone.getByText(LEAD).first().waitFor();
  await desk.getByText("On the waiting list").or(desk.getByText("Waiting list")).first().waitFor();
  expect(complaints).toEqual([]);
});

test("reached at minute five, nothing escalates", async ({ product, browser, clock }) => {
  const { source, leader, reps } = await aWorld(product, NAMES.slice(0, 2));
  const { leadId, owner } = await sendLead(product, source);
  const phone = await open({ browser, product }, owner!.id, "/inbox");
  const complaints = complaintsOf(phone);
  await card(phone).getByRole("button", { name: "Accept" }).tap();
  await phone.getByText(/^Yours\. Reach them by/).waitFor();
  await clock.advance({ minutes: 5 });
  await phone.getByRole("link", { name: LEAD }).tap();
  await phone.getByRole("button", { name: "Say how it went" }).tap();
  await phone.getByLabel("Reached").check();
  await phone.getByRole("button", { name: "Save" }).tap();
  await phone.getByText(`${LEAD} was reached.`).waitFor();

  await clock.advance({ minutes: 40 });
  await expect.poll(async () => (await readLead(product, leadId)).runs[0]!.status).toBe("done");
  expect(await readLead(product, leadId)).toMatchObject({
    owner: { id: owner!.id },
    assignments: [{ state: "owned" }],
  });
  const other = reps.find(({ id }) => id !== owner!.id)!;
  for (const person of [leader, other.id]) {
    const page = await open({ browser, product }, person, "/inbox");
    await page.getByText("Nothing new").waitFor();
    expect(await page.getByText(LEAD).count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
