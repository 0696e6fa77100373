import { expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";

test("a real browser runs here and draws", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.setContent("<style>body { margin: 0; background: rgb(0 128 64) }</style><h1>Baton</h1>");
    expect(await page.evaluate(() => document.documentElement.clientWidth)).toBe(360);
    const picture = await page.screenshot();
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect(picture.length).toBeGreaterThan(1_000);
  } finally {
    await browser.close();
  }
});
