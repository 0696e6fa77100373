import { complaintsOf, violationsOf } from "../setup/pages.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { handsOn } from "./drawing.ts";
import { expect, open, test } from "./inbox-world.ts";

test.for(["light", "dark"] as const)(
  "who can take it, %s: chosen in the step's form, said in its sentence, stored",
  async (colorScheme, { product, browser }) => {
    const { flowId, leader, team, source } = await anEmptyFlow(product);
    const graph = {
      nodes: [
        { id: "start", type: "lead-captured", config: { sources: [source.id] }, position: { x: 0, y: 0 } },
        { id: "turns", type: "round-robin", config: { team: team.id, mode: "assign" }, position: { x: 0, y: 160 } },
      ],
      edges: [{ id: "e", source: "start", sourceHandle: "done", target: "turns" }],
    };
    const { body } = await product.api.get<{ revision: number }>(`/flows/${flowId}`);
    await product.api.put(`/flows/${flowId}/draft`, { graph }, { "if-match": String(body.revision) });
    const page = await open({ browser, product }, leader, `/flows/${flowId}`, { ...DESK, colorScheme });
    const complaints = complaintsOf(page);
    await handsOn(page).stepAt("turns").click();

    await page.getByRole("checkbox", { name: "Speaks the lead's language" }).check();
    await page.getByRole("combobox", { name: "How well" }).click();
    await page.getByRole("option", { name: /^B2 or better/ }).click();
    await page.getByRole("button", { name: "Ask for more" }).click();
    await page.getByRole("combobox", { name: "Skills" }).fill("tenders");
    await page.keyboard.press("Enter");
    await page.getByText("who speaks its language (B2 or better) and has the skill tenders").first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
