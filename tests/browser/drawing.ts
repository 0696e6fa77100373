import type { Locator, Page } from "playwright-core";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Hands that draw: real presses, moves and releases of the mouse on an open flow. */
export function handsOn(page: Page) {
  const stepAt = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const port = (id: string, exit: string) => stepAt(id).locator(`[data-handleid="${exit}"]`);

  async function drag(from: Locator, to: Point): Promise<void> {
    const start = await middleOf(from);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  }

  return {
    stepAt,
    port,
    drag,
    /** Out of the palette onto the drawing. */
    async dragStep(title: string, to: Point): Promise<void> {
      await drag(page.getByLabel("Steps to add").getByRole("button", { name: title, exact: true }), to);
    },
    /** An arrow let go over nothing; then the next step is picked from the list. */
    async pullArrow(from: string, exit: string, to: Point, nextStep: string): Promise<void> {
      await drag(port(from, exit), to);
      const list = page.getByRole("dialog", { name: "Which step comes next?" });
      await list.getByRole("button", { name: nextStep, exact: true }).click();
      await list.waitFor({ state: "hidden" });
    },
    /** An arrow to a step that is there. */
    async connect(from: string, exit: string, to: string): Promise<void> {
      await drag(port(from, exit), await middleOf(stepAt(to)));
    },
    /** A choice in the form beside the drawing. */
    async choose(label: string, option: string): Promise<void> {
      const form = page.getByLabel("The chosen step and this flow’s leads");
      await form
        .getByRole("combobox", { name: label })
        .or(form.getByRole("textbox", { name: label }))
        .first()
        .click();
      await page.getByRole("option", { name: option, exact: true }).click();
    },
  };
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator.toString()} is not on screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
