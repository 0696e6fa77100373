import type { Page } from "playwright-core";
import type { Graph } from "../../engine/graph.ts";
import { violationsOf } from "../setup/pages.ts";
import { anEmptyFlow } from "./editor-world.ts";
import { aWorld, DESK, expect, open, test } from "./inbox-world.ts";

test("what one types into a choice replaces what stood there, Enter takes it, and a word says when nothing is found", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/settings", DESK);
  const country = page.getByRole("combobox", { name: "Country" });
  for (const [typed, chosen] of [
    ["United King", "United Kingdom"],
    ["Germ", "Germany"],
  ] as const) {
    await country.click();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    expect(await country.inputValue()).toBe(chosen);
    await page.keyboard.press("Escape");
  }
  await country.click();
  await page.keyboard.type("Atlantis");
  await page.getByText("Nothing here has this name").waitFor();
  // Enter takes nothing then, and whoever leaves has what they had.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await country.inputValue()).toBe("Germany");
  await page.context().close();
});

test("in a field for several Enter takes what is highlighted, and only the next one sends the form", async ({
  product,
  browser,
}) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/set-up/people", DESK);
  await page.getByLabel("Name", { exact: true }).first().fill("Cem Yilmaz");
  await page.getByLabel("E-mail").first().fill("cem.yilmaz@example.org");
  const languages = page.getByRole("combobox", { name: "Languages" });
  await languages.click();
  await page.keyboard.type("Turk");
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  expect(await languages.inputValue()).toBe("");
  expect(await languages.locator("xpath=../..").innerText()).toContain("Turkish");
  await page.keyboard.type("Klingon");
  await page.keyboard.press("Enter");
  expect(await languages.inputValue()).toBe("Klingon");
  await page.getByText("No such language").waitFor();
  expect(await page.getByText("Cem Yilmaz").count()).toBe(0);
  for (let count = 0; count < 7; count++) await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.getByText("Cem Yilmaz").first().waitFor();
  await page.context().close();
});

test("a field for several has one ring around it, not a second one inside", async ({ product, browser }) => {
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/set-up/people", DESK);
  const languages = page.getByRole("combobox", { name: "Languages" });
  await languages.focus();
  expect(await languages.evaluate((input) => getComputedStyle(input).outlineStyle)).toBe("none");
  await page.context().close();
});

/** The last condition of the form's only outcome. */
function conditionIn(page: Page) {
  const form = page.getByLabel("The chosen step and this flow’s leads");
  const last = (label: string) => form.getByRole("combobox", { name: label, exact: true }).last();
  const pick = async (label: string, option: string) => {
    await last(label).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  return {
    form,
    async condition(field: string, comparison: string, isFirst = false) {
      if (!isFirst) await form.getByRole("button", { name: "Condition", exact: true }).last().click();
      await pick("Field", field);
      await pick("Comparison", comparison);
      return `${field} ${comparison}`;
    },
    pick,
  };
}

test("a “Choose by…” step is edited by hand, with every kind of value that a condition can have", async ({
  product,
  browser,
  db,
}) => {
  const { flowId, leader, source } = await anEmptyFlow(product);
  await db.query(
    `insert into custom_fields (name, label, type) values
     ('trial', 'Had a trial', 'yes-no'), ('renewal', 'Renewal', 'date'), ('interests', 'Interests', 'list')`,
  );
  const node = { id: "choose", type: "condition", config: { branches: [] }, position: { x: 0, y: 0 } };
  const read = async () => (await product.api.get<{ graph: Graph; revision: number }>(`/flows/${flowId}`)).body;
  const { revision } = await read();
  const task = { id: "task", type: "create-task", config: { title: "call" }, position: { x: 0, y: 200 } };
  const graph = { nodes: [node, task], edges: [] };
  await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(revision) });

  const page = await open({ browser, product }, leader, `/flows/${flowId}#choose`, DESK);
  const { form, condition, pick } = conditionIn(page);
  await form.getByRole("button", { name: "Add an outcome" }).click();
  await form.getByLabel("Name of outcome 1").fill("Worth a call");

  await condition("Company", "starts with", true);
  await form.getByRole("textbox", { name: "Company starts with" }).fill("Muster");
  await condition("Value", "is at least");
  // Typed key by key: a point that is not followed by anything yet is part of a number.
  await form.getByRole("textbox", { name: "Value is at least" }).pressSequentially("1250.05");
  await condition("Company size (people)", "is at least");
  await form.getByRole("textbox", { name: "Company size (people) is at least" }).pressSequentially("50");
  await pick(await condition("Country", "is"), "Germany");
  await pick(await condition("Language", "is one of"), "German");
  await page.keyboard.press("Escape");
  await pick(await condition("Where it came from", "is"), source.name);
  const trial = await condition("Had a trial", "is");
  await pick(trial, "Yes");
  // Once more on what is chosen does not turn it round.
  await pick(trial, "Yes");
  await condition("Renewal", "is after");
  await form.getByLabel("Renewal is after").fill("2026-03-01");
  await condition("Interests", "is one of");
  await form
    .getByRole("combobox", { name: "Interests is one of" })
    .or(form.getByRole("textbox", { name: "Interests is one of" }))
    .first()
    .fill("Vans");
  await page.keyboard.press("Enter");
  await condition("E-mail", "is filled in");
  await form.getByText("One is true", { exact: true }).click();

  const rule = {
    or: [
      { "starts-with": [{ var: "company" }, "Muster"] },
      { ">=": [{ var: "value" }, 1250.05] },
      { ">=": [{ var: "companySize" }, 50] },
      { "==": [{ var: "country" }, "DE"] },
      { in: [{ var: "language" }, ["de"]] },
      { "==": [{ var: "sourceId" }, source.id] },
      { "==": [{ var: "fields.trial" }, true] },
      { ">": [{ var: "fields.renewal" }, "2026-03-01"] },
      { in: [{ var: "fields.interests" }, ["Vans"]] },
      { filled: [{ var: "email" }] },
    ],
  };
  const branches = async () => (await read()).graph.nodes[0]!.config["branches"];
  await expect.poll(branches).toEqual([{ id: "outcome-1", label: "Worth a call", rule }]);
  await form.getByText("renewal is after 2026-03-01").waitFor();

  // A second outcome is tried first, and the first one goes.
  await form.getByRole("button", { name: "Add an outcome" }).click();
  await form.getByRole("button", { name: "Try “Outcome 2” earlier" }).click();
  await form.getByRole("button", { name: "Remove “Worth a call”" }).click();
  await form.getByRole("button", { name: "Group", exact: true }).last().click();
  await form.getByRole("button", { name: "Remove the condition on Country" }).first().click();
  const begun = { and: [{ "==": [{ var: "country" }] }] };
  await expect.poll(branches).toEqual([{ id: "outcome-2", label: "Outcome 2", rule: { and: [begun] } }]);

  // A value is put behind a text that nobody has been in, and then where the caret stands.
  await page.locator('.react-flow__node[data-id="task"]').click();
  const putIn = async (label: string) => {
    await form.getByRole("button", { name: "Put in a value" }).first().click();
    await page.getByRole("menuitem", { name: label }).click();
  };
  const title = async () => (await read()).graph.nodes[1]!.config["title"];
  await putIn("Lead’s name");
  await expect.poll(title).toBe("call{{ lead.name }}");
  await form.getByRole("textbox").first().press("Home");
  await putIn("Product");
  await expect.poll(title).toBe("{{ lead.product }}call{{ lead.name }}");

  // A time that was emptied and left stays what it is, and is seen again.
  const within = form.getByRole("textbox", { name: "Within", exact: true });
  await within.fill("30");
  await within.fill("");
  await within.press("Tab");
  expect(await within.inputValue()).toBe("30");
  await expect.poll(async () => (await read()).graph.nodes[1]!.config["dueIn"]).toBe("PT30M");
  await page.context().close();
});

test("a “By territory” step is edited by names of countries and their parts", async ({ product, browser }) => {
  const { flowId, leader } = await anEmptyFlow(product);
  const node = { id: "where", type: "territory", config: { territories: [] }, position: { x: 0, y: 0 } };
  const read = async () => (await product.api.get<{ graph: Graph; revision: number }>(`/flows/${flowId}`)).body;
  const { revision } = await read();
  await product.api.put(
    `/flows/${flowId}/draft`,
    { graph: { nodes: [node], edges: [] } },
    { "if-match": String(revision) },
  );
  const page = await open({ browser, product }, leader, `/flows/${flowId}#where`, DESK);
  const { form } = conditionIn(page);
  const choose = async (territory: string, typed: string) => {
    await form.getByRole("combobox", { name: `Regions of “${territory}”` }).click();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
  };
  await form.getByRole("button", { name: "Add a territory" }).click();
  await choose("Territory 1", "Austria");
  // Who has not named it gets the name of what it has, and the parts of a country that is chosen are offered, too.
  await choose("Austria", "Tirol");
  await form.getByRole("button", { name: "Add a territory" }).click();
  await choose("Territory 2", "Tirol");
  await form.getByRole("radio", { name: "A manager decides" }).check();
  await form.getByRole("textbox", { name: "Wait for that at most" }).waitFor();
  await page.getByText("“Austria” and “Tirol” both have Austria (7).").first().waitFor();
  await page.getByText("from: Austria or Tirol; for a company in several, a manager decides").first().waitFor();
  expect((await read()).graph.nodes[0]!.config).toMatchObject({
    territories: [
      { id: "territory-1", label: "Austria", regions: ["AT", "AT-7"] },
      { id: "territory-2", label: "Tirol", regions: ["AT-7"] },
    ],
    several: "review",
  });
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});
