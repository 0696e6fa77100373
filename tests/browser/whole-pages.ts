import type { Browser, Page } from "playwright-core";
import { complaintsOf, sidewaysOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import type { Product } from "../setup/product.ts";
import { DESK, expect, open, PHONE } from "./inbox-world.ts";

const SIZES = { phone: PHONE, desk: DESK };

export const SCREENS = [
  ["phone", "light"],
  ["phone", "dark"],
  ["desk", "light"],
  ["desk", "dark"],
] as const;

/** Who opens which page, and words by which it is there. */
export type PageOf = readonly [person: string, path: string, words: string];

/**
 * The left column of PRODUCT's "Words on screen", as people would meet it, and words of programs. Left out is what they use
 * themselves: to cancel, a condition, "otherwise", a source and one's own account; so are a server that runs and a flow that runs silently.
 */
const INSIDE = new RegExp(
  `\\b(${[
    "nodes?|edges?|exits?|runs?(?! silently| this server)|traces?|publish(ed)?|dry[- ]runs?|backtests?|shadow|pilot",
    "(?<!my )accounts?|failed|retry|programs?|compiled?|hash|revisions?|round[- ]robin|weights?|least[- ]loaded",
    "ledgers?|receipts?|eligib\\w*|owners?|queues?|time-?outs?|declined|expired|lead-captured|set-field|http-request",
    "webhooks?|apis?|api[- ]keys?|sla|pt\\d+[hms]|utc|assignments?|replay|payload|uuid|json|config|schema|null|undefined|nan",
  ].join("|")})\\b`,
  "gi",
);

/** The place for leads that another system sends without saying where they come from is called so. */
const NAMED_API = /^(What to do with )?API$/gm;

/** Words that stay inside, on this page all the same: what one reads in `within`, and what is only heard. */
export async function insideWordsOf(page: Page, within = "main"): Promise<string[]> {
  const part = page.locator(within);
  const heard = await part.evaluate((root) => [
    // What the drawing's library says about steps and arrows.
    ...[...root.querySelectorAll("[id^=react-flow]")].map(({ textContent }) => textContent),
    ...[...root.querySelectorAll("[aria-label], [aria-roledescription], [title], [placeholder]")].flatMap((element) =>
      ["aria-label", "aria-roledescription", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
    ),
  ]);
  return [await part.innerText(), ...heard].flatMap((words) => words?.replace(NAMED_API, "").match(INSIDE) ?? []);
}

/** What WCAG 2.2 AA finds wrong with the page as it stands, in light and in dark, once the colours have changed. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
    wrong.push(...(await violationsOf(page)).map((violation) => `${colorScheme}: ${violation}`));
  }
  return wrong;
}

/** Each page fits its screen, can be read and tapped by everybody, and says nothing that stays inside. */
export async function expectWholePages(
  on: { readonly product: Product; readonly browser: Browser },
  pages: readonly PageOf[],
  [size, colorScheme]: (typeof SCREENS)[number],
): Promise<void> {
  for (const [person, path, words] of pages) {
    const page = await open(on, person, path, { ...SIZES[size], colorScheme });
    const complaints = complaintsOf(page);
    await page.getByText(words).filter({ visible: true }).first().waitFor();
    expect({ path, sideways: await sidewaysOf(page) }).toEqual({ path, sideways: 0 });
    expect({ path, wrong: await violationsOf(page) }).toEqual({ path, wrong: [] });
    if (size === "phone") expect({ path, small: await smallTargetsOf(page) }).toEqual({ path, small: [] });
    expect({ path, inside: await insideWordsOf(page) }).toEqual({ path, inside: [] });
    expect(complaints).toEqual([]);
    await page.context().close();
  }
}
