import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import type { LedgerView } from "../../server/teams/ledger-contract.ts";
import type { Product } from "../setup/product.ts";
import { aWorld, DESK, expect, open, sendLead, test } from "./inbox-world.ts";

const personOf = async ({ api }: Product, id: string) => (await api.get<PersonView>(`/reps/${id}`)).body;
const ledgerOf = async ({ api }: Product, team: string) => (await api.get<LedgerView>(`/teams/${team}/ledger`)).body;

test("people come from a file: looked through row by row, problems left out, the rest taken over", async ({
  product,
  browser,
}) => {
  const { leader, reps, team } = await aWorld(product);
  const { email } = await personOf(product, reps[0]!.id);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  await page.getByRole("button", { name: "Import people" }).click();
  const dialog = page.getByRole("dialog", { name: "Import people" });
  const fresh = `nora.${team.slice(0, 8)}@example.org`;
  const csv = [
    "Name,E-mail,Languages,Shoe size",
    `Nora Wolf,${fresh},"de, en B2",38`,
    `Ann Berger,${email},"de, fr",40`,
    "Nobody,not an address,xx,41",
  ].join("\n");
  await dialog.getByLabel("Or paste rows from a spreadsheet").fill(csv);
  await dialog.getByRole("button", { name: "Look through" }).click();
  await dialog.getByText("1 new, 1 changed and 1 with a problem").waitFor();
  await dialog.getByText("“Shoe size” means nothing here").waitFor();
  const bad = dialog.getByRole("listitem").filter({ hasText: "Line 4" });
  await bad.getByText("Left out").waitFor();
  await dialog.getByRole("button", { name: "Import 2 people" }).click();
  const invite = page.getByRole("dialog", { name: "Invite the new people" });
  await invite.getByRole("button", { name: "Later" }).click();
  await invite.waitFor({ state: "detached" });

  expect((await personOf(product, reps[0]!.id)).languages).toEqual(["de", "fr"]);
  await page.getByRole("link", { name: "Everyone" }).click();
  const nora = page.getByRole("row").filter({ hasText: "Nora Wolf" });
  await nora.getByText("not invited yet").waitFor();
  await page.getByRole("button", { name: "Nora Wolf" }).click();
  await page.getByText("Speaks German and English B2;").waitFor();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Link for Nora Wolf", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await nora.getByText("not invited yet").waitFor({ state: "detached" });
  await page.context().close();
});

test("somebody leaves with open leads: what would happen is shown, then the backup has them", async ({
  product,
  browser,
}) => {
  const { leader, reps, team, source } = await aWorld(product, ["Ann Berger", "Bob Adler", "Cem Aras"]);
  const [ann, bob, cem] = reps as [(typeof reps)[0], (typeof reps)[0], (typeof reps)[0]];
  const away = { until: new Date(Date.now() + 3_600_000).toISOString() };
  await product.api.patch(`/reps/${ann.id}`, { backupId: bob.id });
  await product.api.patch(`/reps/${bob.id}`, { away });
  await product.api.patch(`/reps/${cem.id}`, { away, backupId: ann.id });
  for (const name of ["Helga Dorn", "Karl Maier"]) await sendLead(product, source, { name });
  await product.api.patch(`/reps/${bob.id}`, { away: null });
  expect((await personOf(product, ann.id)).openLeads).toBe(2);

  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.getByRole("button", { name: `More about ${ann.name}` }).click();
  await page.getByRole("menuitem", { name: "No longer works here…" }).click();
  const dialog = page.getByRole("dialog", { name: `${ann.name} no longer works here?` });
  await dialog.getByText(/^2 open leads/).waitFor();
  await dialog.getByText("Ann Berger stands in for Cem Aras: choose another backup for Cem Aras.").waitFor();
  // Nothing stays with somebody who left, so that is no choice.
  expect(await dialog.getByRole("radio", { name: /Go to the backup, Bob Adler/ }).isChecked()).toBe(true);
  expect(await dialog.getByRole("radio").count()).toBe(3);
  const preview = dialog.getByRole("region", { name: "What will happen" });
  await preview.getByText("Helga Dorn").waitFor();
  expect((await personOf(product, ann.id)).openLeads).toBe(2);
  await dialog.getByRole("button", { name: "Take out" }).click();
  await dialog.waitFor({ state: "detached" });

  expect(await personOf(product, ann.id)).toMatchObject({ active: false, openLeads: 0 });
  expect((await personOf(product, bob.id)).openLeads).toBe(2);
  await page.context().close();
});

test("somebody is away with open leads: they are kept, or go to the next person or the backup, each seen before", async ({
  product,
  browser,
}) => {
  const { leader, reps, team, source } = await aWorld(product, ["Ann Berger", "Bob Adler", "Cem Aras"]);
  const [ann, bob, cem] = reps as [(typeof reps)[0], (typeof reps)[0], (typeof reps)[0]];
  const away = { until: new Date(Date.now() + 86_400_000).toISOString() };
  for (const { id } of [bob, cem]) await product.api.patch(`/reps/${id}`, { away });
  for (const name of ["Helga Dorn", "Karl Maier"]) await sendLead(product, source, { name });
  for (const { id } of [bob, cem]) await product.api.patch(`/reps/${id}`, { away: null });
  await product.api.patch(`/reps/${ann.id}`, { away, backupId: bob.id });
  const held = async ({ id }: { id: string }) => (await personOf(product, id)).openLeads;

  const page = await open({ browser, product }, leader, `/team?team=${team}&person=${ann.id}`, DESK);
  await page.getByText(/^Ann Berger is away with 2 open leads.*, 2 not contacted yet\.$/).waitFor();
  const handOver = page.getByRole("button", { name: "Hand over…" });
  await handOver.click();
  const dialog = page.getByRole("dialog", { name: "Who takes the leads of Ann Berger?" });
  const preview = dialog.getByRole("region", { name: "What will happen" });
  await dialog.getByRole("radio", { name: /Go to the backup, Bob Adler/ }).check();
  await preview.getByText("2 leads to Bob Adler").waitFor();
  await dialog.getByRole("radio", { name: /Go to whoever is next in the team/ }).check();
  await preview.getByText("Karl Maier").waitFor();
  // Keeping them is leaving it at that.
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await held(ann)).toBe(2);

  await handOver.click();
  await dialog.getByRole("radio", { name: /Go to whoever is next in the team/ }).check();
  await preview.getByText("1 lead to Bob Adler").waitFor();
  await dialog.getByLabel("Why").fill("Ann is ill");
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await Promise.all([ann, bob, cem].map(held))).toEqual([0, 1, 1]);
  await page.getByText("No open leads").waitFor();

  // Cem's goes to the backup, who has two then.
  await product.api.patch(`/reps/${cem.id}`, { away, backupId: bob.id });
  await page.goto(`${product.url}/team?team=${team}&person=${cem.id}`);
  await handOver.click();
  const ofCem = page.getByRole("dialog", { name: "Who takes the leads of Cem Aras?" });
  expect(await ofCem.getByRole("radio", { name: /Go to the backup, Bob Adler/ }).isChecked()).toBe(true);
  await ofCem.getByText("1 lead to Bob Adler").waitFor();
  await ofCem.getByRole("button", { name: "Hand over" }).click();
  await ofCem.waitFor({ state: "detached" });
  expect(await Promise.all([ann, bob, cem].map(held))).toEqual([0, 2, 0]);
  await page.context().close();
});

test("a balance is corrected with a reason, which stands among the entries", async ({ product, browser }) => {
  const { leader, reps, team, source } = await aWorld(product);
  for (let lead = 0; lead < 3; lead++) await sendLead(product, source, { name: `Lead ${lead}` });
  const before = await ledgerOf(product, team);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  await page.getByRole("link", { name: "Turn balance" }).click();
  await page.getByRole("heading", { name: /^Turn balance of/ }).waitFor();
  const entries = page.getByRole("list", { name: "Entries" });
  await entries.getByText("Lead 2").waitFor();

  await page.getByRole("button", { name: "Correct a balance" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct a balance" });
  await dialog.getByRole("combobox", { name: "Whose" }).click();
  await page.getByRole("option", { name: reps[1]!.name }).click();
  await dialog.getByRole("textbox", { name: "Turns" }).fill("0.5");
  await dialog.getByRole("button", { name: "Correct balance" }).click();
  await dialog.getByText("Say why: everybody in the team can read it").waitFor();
  await dialog.getByLabel("Why").fill("Two of them were tests");
  await dialog.getByRole("button", { name: "Correct balance" }).click();
  await entries.getByText("“Two of them were tests”").first().waitFor();

  const owed = ({ members }: LedgerView) => members.find(({ repId }) => repId === reps[1]!.id)!.turnsOwed;
  expect(owed(await ledgerOf(product, team)) - owed(before)).toBeCloseTo(0.5);
  await page.getByText("Without leads").click();
  await entries.getByText("Lead 2").waitFor({ state: "detached" });
  await page.context().close();
});

test("what happens to missed turns is chosen for a team in words; without a leader, the form says what follows", async ({
  product,
  browser,
}) => {
  const { leader, team } = await aWorld(product);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  await page.getByRole("button", { name: "Edit team" }).click();
  await page.getByRole("radio", { name: /Are made up little by little/ }).click();
  await page.getByRole("radio", { name: /Go on being owed/ }).click();
  await page.getByRole("combobox", { name: "Leader" }).click();
  await page.getByRole("option", { name: "Nobody" }).click();
  await page.getByText("has no leader then: its alarms go to the managers until somebody leads it.").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(/saved\.$/).waitFor();
  expect((await product.api.get(`/teams/${team}`)).body).toMatchObject({
    absencePolicy: "catch-up",
    limitsPolicy: "accrue",
  });
  await page.context().close();
});

test("two teams become one, with what their people are owed and the reason", async ({ product, browser }) => {
  const { leader, reps, team } = await aWorld(product);
  const { name } = (await product.api.get<TeamView>(`/teams/${team}`)).body;
  const other = `Austria ${team.slice(0, 8)}`;
  const email = `greta.${team.slice(0, 8)}@example.org`;
  const { body: greta } = await product.api.post<PersonView>("/reps", {
    name: "Greta Moser",
    email,
    languages: ["de"],
  });
  const members = [greta.id, reps[0]!.id].map((repId) => ({ repId, weight: 2 }));
  const { body: austria } = await product.api.post<TeamView>("/teams", { name: other, leaderId: leader, members });
  const owed = { repId: greta.id, turns: 1, reason: "Two wrong numbers" };
  await product.api.post(`/teams/${austria.id}/ledger/corrections`, owed);
  const page = await open({ browser, product }, leader, `/team?team=${team}`, DESK);
  await page.getByRole("button", { name: "Edit team" }).click();
  await page.getByRole("button", { name: "Take in another team" }).click();
  const dialog = page.getByRole("dialog", { name: `Take another team into ${name}` });
  await dialog.getByRole("button", { name: "Make one team" }).click();
  await dialog.getByText("Choose a team").waitFor();
  await dialog.getByRole("combobox", { name: "Team to take in" }).click();
  await page.getByRole("option", { name: other }).click();
  await dialog.getByText(`The people of ${other} come to ${name}`).waitFor();
  await dialog.getByLabel("Why").fill("One market from now on");
  await dialog.getByRole("button", { name: "Make one team" }).click();
  await page.getByText(`${other} is part of ${name} now.`).waitFor();
  await page.getByRole("link", { name: other }).waitFor({ state: "detached" });

  const { body: merged } = await product.api.get<TeamView>(`/teams/${team}`);
  expect(merged.members).toHaveLength(reps.length + 1);
  expect(merged.members).toContainEqual(expect.objectContaining({ repId: greta.id, weight: 2 }));
  const { data: teams } = (await product.api.get<{ data: TeamView[] }>("/teams")).body;
  expect(teams.map(({ id }) => id)).not.toContain(austria.id);
  expect((await ledgerOf(product, team)).data.map(({ note }) => note)).toContain("One market from now on");
  await page.context().close();
});

test("among many people one is found by a word, and the list grows as it is asked to", async ({ product, browser }) => {
  const { leader, team } = await aWorld(product);
  const domain = `${team.slice(0, 8)}.example.org`;
  const rows = Array.from({ length: 60 }, (_, at) => `Person ${at},person.${at}@${domain},${at === 59 ? "fi" : "de"}`);
  await product.api.post("/reps/import", { csv: ["Name,E-mail,Languages", ...rows].join("\n"), commit: true });
  const page = await open({ browser, product }, leader, "/team", DESK);
  const names = page.getByRole("table").getByRole("button", { name: /^Person \d+$/ });
  await page.getByRole("button", { name: /^Show more, \d+ people left$/ }).click();
  await page.getByRole("button", { name: /^Show more/ }).waitFor({ state: "detached" });
  expect(await names.count()).toBe(60);
  await page.getByLabel("Find a person").fill("finnish");
  await page.getByRole("button", { name: "Person 58", exact: true }).waitFor({ state: "detached" });
  expect(await names.allInnerTexts()).toEqual(["Person 59"]);
  await page.getByLabel("Find a person").fill("nobody at all");
  await page.getByText("Nobody is called so or speaks it.").waitFor();
  await page.context().close();
});
