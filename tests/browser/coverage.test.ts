import { transaction } from "../../engine/database.ts";
import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { graph } from "../engine/support/a-world.ts";
import type { Product } from "../setup/product.ts";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, PHONE, test } from "./inbox-world.ts";
import type { Db } from "../../engine/database.ts";

const daily = (from: string, to: string): WeeklyHours =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, to]]]));

let made = 0;

/** Italian leads go to Giulia, who leaves early on Fridays; all others to a team of two. */
async function aFlow({ api }: Product, db: Db) {
  const number = ++made;
  const person = (name: string, languages: string[], hours: WeeklyHours) =>
    transaction(db, (tx) =>
      addPerson(tx, {
        name,
        email: `h${++made}@example.org`,
        roles: ["rep"],
        languages,
        hours,
        timeZone: "UTC",
        away: null,
      }),
    );
  const team = async (name: string, ...ids: string[]) => {
    const members = ids.map((repId) => ({ repId, weight: 1 }));
    return (await api.post<{ id: string }>("/teams", { name: `${name} ${number}`, leaderId: null, members })).body.id;
  };
  const giulia = await person("Giulia Conti", ["it"], { ...daily("09:00", "17:00"), fri: [["09:00", "15:00"]] });
  const ben = await person("Ben Adler", ["en", "de"], daily("08:00", "18:00"));
  const eva = await person("Eva Lang", ["de"], daily("09:00", "12:30"));
  const [italy, world] = [await team("Italy", giulia), await team("World", ben, eva)];
  const drawing = graph(
    {
      start: ["lead-captured"],
      italian: ["language", { anyOf: ["it"] }],
      italy: ["round-robin", { team: italy }],
      world: ["round-robin", { team: world, requirements: { match: ["language"] } }],
      queue: ["to-queue", { team: italy }],
    },
    [
      "start italian",
      "italian yes italy",
      "italian otherwise world",
      "italian unknown world",
      "italy nobody queue",
      "world nobody queue",
    ],
  );
  return (await api.post<{ id: string }>("/flows", { name: `Hours ${number}`, graph: drawing })).body.id;
}

const LOOKS = [
  ["phone", "light"],
  ["phone", "dark"],
  ["desk", "light"],
  ["desk", "dark"],
] as const;

test.for(LOOKS)(
  "the hours on a %s, %s: numbers, holes in words, and nothing in the way",
  async ([size, colorScheme], { product, browser, db }) => {
    const [{ leader }, flow] = [await aWorld(product), await aFlow(product, db)];
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
  const [{ leader }, flow] = [await aWorld(product), await aFlow(product, db)];
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
  const [{ leader }, flow] = [await aWorld(product), await aFlow(product, db)];
  await product.api.post("/sources", { name: `Hours source ${++made}` });
  const page = await open({ browser, product }, leader, `/flows/${flow}`, DESK);
  await page.getByRole("button", { name: "Go live" }).click();
  const dialog = page.getByRole("dialog", { name: "Go live?" });
  await dialog.getByText(/Nobody is there in 118 of 168 hours a week/).waitFor();
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
