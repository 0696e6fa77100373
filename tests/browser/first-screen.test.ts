import { transaction } from "../../engine/database.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import { complaintsOf } from "../setup/pages.ts";
import { aWorld, DESK, expect, open, test } from "./inbox-world.ts";

test("until a password exists, whoever has a name but came by a link is told, and asked before signing out", async ({
  product,
  browser,
  db,
}) => {
  await transaction(db, async (tx) => seedDemo(tx, await loadCatalog()));
  const { leader } = await aWorld(product);
  const page = await open({ browser, product }, leader, "/", { ...DESK, reducedMotion: "reduce" });
  await page.getByRole("link", { name: "Set a password" }).click();
  await page.getByRole("button", { name: "Sign out here" }).click();
  const question = page.getByRole("dialog", { name: "Sign out without a password?" });
  await question.getByText(/would need a new link/).waitFor();
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "detached" });

  await page.getByLabel("New password", { exact: true }).fill("four plain words here");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("heading", { name: "Change password" }).waitFor();
  await page.goto(product.url);
  await page.getByRole("heading", { name: /^Your workspace is ready/ }).waitFor();
  expect(await page.getByText("You came in by a link").count()).toBe(0);
  await page.goto(`${product.url}/me`);
  await page.getByRole("button", { name: "Sign out here" }).click();
  await page.waitForURL(/sign-in/);
  await page.context().close();
});

// The demo goes in this one, and does not come back.
test("the first screen says what happens last, and leads on to one's own flows when the demo goes", async ({
  product,
  browser,
}) => {
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
