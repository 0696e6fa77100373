import { complaintsOf, smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { made2xx } from "../setup/live-flow.ts";
import { aWorld, DESK, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

interface Ledger {
  readonly data: readonly { readonly reason: string; readonly note: string | null }[];
}

test("a manager gives the turn for a bad lead back on the lead's page, on a phone and on a desk", async ({
  product,
  browser,
}) => {
  const { leader, source } = await aWorld(product, ["Ann Berger"]);
  for (const [size, colorScheme] of [
    [PHONE, "dark"],
    [DESK, "light"],
  ] as const) {
    const { leadId } = await sendLead(product, source, { name: "Mia Muster" });
    const page = await open({ browser, product }, leader, `/leads/${leadId}`, { ...size, colorScheme });
    const complaints = complaintsOf(page);
    await page.locator("main").getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Give the turn back" }).click();
    const sheet = page.getByRole("dialog", { name: "Give the turn back" });
    await sheet.getByText("Not a real lead").click();
    await sheet.getByLabel("In your own words").fill("The number does not exist");
    expect(await violationsOf(page)).toEqual([]);
    if (size === PHONE) expect(await smallTargetsOf(page)).toEqual([]);

    await sheet.getByRole("button", { name: "Give the turn back" }).click();

    await page.getByText("Ann Berger has the turn for Mia Muster again.").waitFor();
    await page.getByText("The turn of Ann Berger was given back").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }
  const teams = await made2xx(product.api.get<{ data: { id: string; members: { name: string }[] }[] }>("/teams"));
  const team = teams.data.find(({ members }) => members.some(({ name }) => name === "Ann Berger"))!;
  const { data } = await made2xx(product.api.get<Ledger>(`/teams/${team.id}/ledger?show=changes`));
  expect(data.filter(({ reason }) => reason === "bad-lead").map(({ note }) => note)).toEqual([
    "Not a real lead: The number does not exist",
    "Not a real lead: The number does not exist",
  ]);
});
