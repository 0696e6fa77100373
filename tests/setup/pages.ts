import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

const AXE = path.join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What WCAG 2.2 AA finds wrong with a page as it stands, one line each. A menu that was closed fades out first: it is there,
 * with nothing in it that could be chosen. The context needs `bypassCSP`.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[role=menu][aria-labelledby]")].every(
      (menu) => document.getElementById(menu.getAttribute("aria-labelledby")!)?.ariaExpanded === "true",
    ),
  );
  await page.evaluate(readFileSync(AXE, "utf8"));
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, WCAG);
}

/** How many pixels the page is wider than the screen. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What a thumb would miss: controls on screen with less than 44 px in a direction, links within a text aside. */
export function smallTargetsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 44;
    const shown = (element: Element) => element.checkVisibility() && !element.closest('.hidden, [aria-hidden="true"]');
    return (
      [...document.querySelectorAll("a, button, input, select, textarea")]
        .filter((element) => shown(element) && !element.matches('p a, label input, [href="#main"]'))
        // A box to tick is as large as the words that tick it, too.
        .map((element) => ({ element, target: (element as HTMLInputElement).labels?.[0] ?? element }))
        .map(({ element, target }) => ({
          element,
          box: (element.matches("[type=checkbox], [type=radio]") ? target : element).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < LEAST || box.height < LEAST))
        .map(({ element, box }) => {
          const name = element.getAttribute("aria-label") ?? element.textContent;
          return `${name} ${Math.round(box.width)}×${Math.round(box.height)}`;
        })
    );
  });
}

/** Collects what a page complains about on its console from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
