import { graph } from "../engine/support/a-world.ts";
import { complaintsOf, violationsOf } from "../setup/pages.ts";
import { handsOn } from "./drawing.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, test } from "./inbox-world.ts";

test.for(["light", "dark"] as const)(
  "an order of people is put together with keys and pointer, and says what it does, %s",
  async (colorScheme, { product, browser }) => {
    const { leader, team, source } = await anEmptyFlow(product);
    const drawing = graph(
      {
        start: ["lead-captured", { sources: [source.id] }],
        hours: ["after-hours", { team: team.id }],
        ladder: ["fallback", { team: team.id, order: [{ to: "leader", within: "PT30M", counts: "clock" }] }],
        end: ["end"],
      },
      ["start hours", "hours open ladder", "hours handed-over ladder", "ladder reached end", "ladder waiting-list end"],
    );
    const placed = drawing.nodes.map((node, index) => ({ ...node, position: { x: 0, y: index * 140 } }));
    const flow = await product.api.post<{ id: string }>("/flows", {
      name: `Ladder ${colorScheme}`,
      graph: { ...drawing, nodes: placed },
    });
    const page = await open({ browser, product }, leader, `/flows/${flow.body.id}`, {
      ...DESK,
      colorScheme,
      bypassCSP: true,
    });
    const complaints = complaintsOf(page);
    const hands = handsOn(page);
    const form = page.getByLabel("The chosen step and this flow’s leads");

    await hands.stepAt("ladder").click();
    await form.getByRole("button", { name: "Try somebody else after that" }).press("Enter");
    const second = form.getByRole("group", { name: "Number 2" });
    await second
      .getByRole("combobox", { name: "Goes to" })
      .or(second.getByRole("textbox", { name: "Goes to" }))
      .first()
      .click();
    await page.getByRole("option", { name: "The nearest of several teams" }).click();
    await second.getByText("The one that looks after the customer’s country").waitFor();
    await second
      .getByRole("combobox", { name: "Teams" })
      .or(second.getByRole("textbox", { name: "Teams" }))
      .first()
      .click();
    await page.getByRole("option", { name: team.name }).click();
    await page.keyboard.press("Escape");
    await second.getByRole("radio", { name: "Working time" }).check();
    await form.getByRole("button", { name: "Move number 2 up" }).press("Enter");

    const sentence = `try the nearest of ${team.name}, then the leader, then the waiting list of ${team.name}`;
    await expect.poll(() => form.textContent()).toContain(sentence);
    expect(await violationsOf(page)).toEqual([]);

    await hands.stepAt("hours").click();
    await form.getByRole("button", { name: "Choose by conditions" }).click();
    await form.getByText("If country is").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
