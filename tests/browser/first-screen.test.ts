import { transaction } from "../../engine/database.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import { complaintsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, test } from "./inbox-world.ts";

test("the first screen says what happens last, and leads on to one's own flows when the demo goes", async ({
  product,
  browser,
  db,
}) => {
  await transaction(db, async (tx) => seedDemo(tx, await loadCatalog()));
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/", { ...DESK, reducedMotion: "reduce" });
  const complaints = complaintsOf(page);
  const demo = page.getByRole("region", { name: "Demo flow, live" });
  await demo.getByText("Take turns").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Otto Probe");
  await page.getByRole("button", { name: "Send test lead" }).click();
  await demo.getByRole("listitem").filter({ hasText: "Otto Probe" }).first().waitFor();

  await page.getByRole("button", { name: "Remove demo data" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove demo data" }).click();
  await page.waitForURL(/\/flows$/);
  await page
    .getByRole("link", { name: /^New leads/ })
    .first()
    .waitFor();
  expect(await page.getByRole("link", { name: "Demo flow" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});
