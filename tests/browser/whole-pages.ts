import type { Browser } from "playwright-core";
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

/** Each page fits its screen, can be read and tapped by everybody, and says nothing that matches `technical`. */
export async function expectWholePages(
  on: { readonly product: Product; readonly browser: Browser },
  pages: readonly PageOf[],
  [size, colorScheme]: (typeof SCREENS)[number],
  technical: RegExp,
): Promise<void> {
  for (const [person, path, words] of pages) {
    const page = await open(on, person, path, { ...SIZES[size], colorScheme });
    const complaints = complaintsOf(page);
    await page.getByText(words).filter({ visible: true }).first().waitFor();
    expect({ path, sideways: await sidewaysOf(page) }).toEqual({ path, sideways: 0 });
    expect({ path, wrong: await violationsOf(page) }).toEqual({ path, wrong: [] });
    if (size === "phone") expect({ path, small: await smallTargetsOf(page) }).toEqual({ path, small: [] });
    expect(await page.locator("main").innerText()).not.toMatch(technical);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
}
