import type { Db } from "../../engine/database.ts";
import type { Rule } from "../../node-catalog/rules/schema.ts";
import { aChoice, italyAndTheWorld, someLeads } from "../flows/a-covered-flow.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, test } from "./inbox-world.ts";

let made = 0;

const aFlow = async (db: Db) => (await italyAndTheWorld(db, ` ${++made}`)).flow;

const LOOKS = [
  ["phone", "light"],
  ["phone", "dark"],
  ["desk", "light"],
  ["desk", "dark"],
] as const;

test.for(LOOKS)(
  "the hours on a %s, %s: numbers, holes in words, and nothing in the way",
  async ([size, colorScheme], { product, browser, db }) => {
    const [{ leader }, flow] = [await aWorld(product), await aFlow(db)];
    const options = { ...(size === "phone" ? PHONE : DESK), colorScheme, reducedMotion: "reduce" } as const;
    const page = await open({ browser, product }, leader, `/flows/${flow}?view=hours`, options);
    const complaints = complaintsOf(page);
    await page.getByText("A usual week").click();
    await page.getByRole("button", { name: /^Italian/ }).click();
    await page.getByText("Nobody takes Italian leads on Friday after 15:00.").waitFor();
    const hole = page.getByRole("listitem").filter({ hasText: "on Friday after 15:00" });
    await expect.poll(() => hole.innerText()).toContain("They go to the waiting list of Italy");
    expect(await hole.innerText()).toContain("Giulia Conti (09:00–15:00)");
    const cell = page.getByRole("gridcell", { name: /^Friday 15:00: 0, nobody can take these leads/ });
    expect(await cell.innerText()).toBe("0");

    expect(await violationsOf(page)).toEqual([]);
    expect(await sidewaysOf(page)).toBe(0);
    if (size === "phone") expect(await smallTargetsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test("the grid is read with the arrow keys, and says what stands in each cell", async ({ product, browser, db }) => {
  const [{ leader }, flow] = [await aWorld(product), await aFlow(db)];
  const page = await open({ browser, product }, leader, `/flows/${flow}?view=hours`, DESK);
  await page.getByText("A usual week").click();
  await page.getByRole("button", { name: /^German/ }).click();
  await page.getByRole("gridcell", { name: /^Monday 09:00: 2 people/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("status").filter({ hasText: "Tuesday 08:00: 1 person could take such a lead." }).waitFor();
  await page.keyboard.press("End");
  await page.getByRole("status").filter({ hasText: "Tuesday 23:00: 0, nobody can take these leads." }).waitFor();
  await page.context().close();
});

test("before going live it says when nobody is there, and lets one go all the same", async ({
  product,
  browser,
  db,
}) => {
  const [{ leader }, flow] = [await aWorld(product), await aFlow(db)];
  await product.api.post("/sources", { name: `Hours source ${++made}` });
  const page = await open({ browser, product }, leader, `/flows/${flow}`, DESK);
  await page.getByRole("button", { name: "Go live" }).click();
  const dialog = page.getByRole("dialog", { name: "Go live?" });
  await dialog.getByText(/Nobody is there for leads in 118 of 168 hours a week/).waitFor();
  await dialog
    .getByText(/They go to the waiting list of Italy/)
    .first()
    .waitFor();
  expect(await dialog.getByRole("button", { name: "Go live" }).isEnabled()).toBe(true);
  await dialog.getByRole("link", { name: "See the hours" }).click();
  await page.getByRole("heading", { name: "Who is there when leads come in?" }).waitFor();
  await page.context().close();
});

test("a flow that asks nobody teaches what to draw", async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const { body } = await product.api.post<{ id: string }>("/flows", {
    name: `Empty ${++made}`,
    graph: { nodes: [], edges: [] },
  });
  const page = await open({ browser, product }, leader, `/flows/${body.id}?view=hours`, DESK);
  await page.getByText("Nothing is drawn yet that gives leads to people.").waitFor();
  await page.context().close();
});

const SIZES = [
  [360, "light"],
  [768, "dark"],
  [1440, "light"],
] as const;

test.for(SIZES)(
  "leads are told apart by whatever the flow asks for, chosen by keys alone, at %i px, %s",
  async ([width, colorScheme], { product, browser, db }) => {
    const { leader } = await aWorld(product);
    const flow = await aChoice(db, ASKS_FOR_MUCH, { number: ` ${++made}` });
    await someLeads(db, [
      { fields: { interests: ["roof tiles"], urgent: true } },
      { fields: { urgent: true }, test: true },
    ]);
    const options = { ...(width === 360 ? PHONE : { viewport: { width, height: 900 } }), colorScheme } as const;
    const page = await open({ browser, product }, leader, `/flows/${flow}?view=hours`, options);
    const complaints = complaintsOf(page);
    await page.getByText("A usual week").click();
    const rows = page.getByRole("list", { name: "Leads" });

    const choice = page.getByRole("combobox", { name: "Tell leads apart by" });
    for (const [what, last, chosen, sentence] of CHOICES) {
      await choice.focus();
      await choice.press("ArrowDown");
      const option = page.getByRole("option", { name: what, exact: true });
      await option.waitFor();
      // The list opens where it was left; what is sought stands further down.
      for (let step = 0; step < 8 && (await option.getAttribute("data-combobox-selected")) === null; step++) {
        await choice.press("ArrowDown");
      }
      await choice.press("Enter");
      await rows.getByRole("button", { name: last }).waitFor();
      await rows.getByRole("button", { name: chosen }).press("Enter");
      await page.getByText(sentence).waitFor();
      expect(await sidewaysOf(page)).toBe(0);
    }
    expect(await page.locator("main").innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(await violationsOf(page)).toEqual([]);
    if (width === 360) expect(await smallTargetsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

/** Whoever meets one of these is for a team that is in until noon. */
const ASKS_FOR_MUCH: Rule = {
  or: [
    { "==": [{ var: "fields.urgent" }, true] },
    { in: [{ var: "fields.interests" }, ["Solar", "Wind"]] },
    { "<": [{ var: "fields.moveIn" }, "2026-03-01"] },
    { filled: [{ var: "phone" }] },
  ],
};

/** What leads are told apart by, its last row, the one that is chosen, and what is said then. */
const CHOICES: readonly (readonly [what: string, last: RegExp, chosen: RegExp, sentence: string])[] = [
  ["Urgent", /^Not said/, /^Yes/, "Nobody takes leads where “Urgent” is yes from Monday to Friday after 12:00."],
  [
    "Interests",
    /^Not known/,
    /^More than one of/,
    "Nobody takes leads where “Interests” has more than one of “solar” and “wind” from Monday to Friday after 12:00.",
  ],
  [
    "Move-in",
    /^Not known/,
    /^before 1 March 2026/,
    "Nobody takes leads where “Move-in” is before 1 March 2026 on Saturday and Sunday.",
  ],
  ["Phone", /^Has none/, /^Has a value/, "Nobody takes leads where “Phone” is filled in on Saturday and Sunday."],
];
