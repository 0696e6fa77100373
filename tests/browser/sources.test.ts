import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Locator, Page } from "playwright-core";
import type { SourceView } from "../../server/sources/contract.ts";
import { anEmptyFlow, DESK } from "./editor-world.ts";
import { expect, open, test } from "./inbox-world.ts";

const run = promisify(execFile);

/** What is on the clipboard, also while the page has none. */
async function copied(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  return text;
}

test("the line for developers is copied with a new access key, and hands in a lead as it stands", async ({
  product,
  browser,
}) => {
  const { source } = await anEmptyFlow(product);
  const admin = { name: "Ada Klein", email: "ada@example.org", roles: ["admin"], languages: ["de"] };
  const { id } = (await product.api.post<{ id: string }>("/reps", admin)).body;
  // A name that a shell would take apart.
  const name = `Lena's "fair" $HOME`;
  await product.api.patch(`/sources/${source.id}`, { name });
  const page = await open({ browser, product }, id, "/sources", DESK);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: product.url });
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await card.getByRole("button", { name: "Ways in" }).click();
  // The reply told apart from what the page makes of it.
  const made = page.waitForResponse("**/api/v1/api-keys");
  await card.getByRole("button", { name: "Make an access key" }).click();
  expect((await made).status()).toBe(201);
  await card.getByText("The access key is in the line now.").waitFor();
  await card.getByRole("button", { name: "Copy the line" }).click();
  await card.getByRole("button", { name: "Copied" }).waitFor();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  expect(line).not.toContain("YOUR-ACCESS-KEY");

  // Made for other machines; this product listens to its own alone.
  const { body: sources } = await product.api.get<{ data: SourceView[] }>("/sources");
  const { origin } = new URL(sources.data[0]!.formUrl);
  expect(line).toContain(`curl ${origin}/api/v1/leads`);
  const here = line.replace(origin, product.url);
  const { stdout } = await run("sh", ["-c", `${here} --silent --write-out ' %{http_code}'`]);
  expect(stdout).toMatch(/ 202$/);
  const { leadId } = JSON.parse(stdout.slice(0, -" 202".length)) as { leadId: string };
  const { body } = await product.api.get(`/leads/${leadId}`);
  expect(body).toMatchObject({ name: "Nora Example", source: { id: source.id } });

  // An address that is neither https nor localhost has no such clipboard; a selection is copied all the same.
  await page.evaluate(() => navigator.clipboard.writeText("of before"));
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }));
  await card.getByRole("button", { name: "Copy the line" }).click();
  await card.getByRole("button", { name: "Copied" }).waitFor();
  expect(await copied(page)).toBe(line);
  // Where not even that is allowed, one is told, and has it marked.
  await page.evaluate(() => (document.execCommand = () => false));
  await card.getByRole("button", { name: "Copy the line" }).click();
  const told = page.getByRole("alert").filter({ hasText: "This browser does not let Baton copy. The text is marked" });
  await told.waitFor();
  const colourOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).color);
  expect(await colourOf(told.getByRole("button", { name: "Close" }))).toBe(await colourOf(told.getByText(/^This/)));
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(line);
  await page.context().close();
});
