import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { mainJob } from "../flows/main-job.ts";
import { launchBrowser } from "../setup/browser.ts";
import { startProduct, type Product } from "../setup/product.ts";
import { test as plainTest } from "../setup/test.ts";

export { expect } from "../setup/test.ts";

/** `test` with the running product and a browser, one each per file. */
export const test = plainTest
  .extend("product", { scope: "file" }, async ({ db, databaseUrl }, { onCleanup }) => {
    const product = await startProduct(db, databaseUrl);
    onCleanup(() => product[Symbol.asyncDispose]());
    return product;
  })
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  });

export interface World {
  readonly source: string;
  readonly team: string;
  readonly leader: string;
  /** Two reps; whoever is first gets the first lead. */
  readonly reps: readonly { readonly id: string; readonly name: string }[];
}

let made = 0;

/** A team of reps with a leader, and the main job's flow, live, for a source of its own. */
export async function aWorld({ api }: Product, names: readonly string[] = ["Ann Berger", "Bob Adler"]): Promise<World> {
  const number = ++made;
  const person = async (name: string, role: string) => {
    const email = `${name.split(" ")[0]!.toLowerCase()}${number}@example.org`;
    const { body } = await api.post<{ id: string }>("/reps", { name, email, roles: [role], languages: ["de"] });
    return { id: body.id, name };
  };
  const leader = await person("Miriam Vogt", "manager");
  const reps = [];
  for (const name of names) reps.push(await person(name, "rep"));
  const members = reps.map(({ id }) => ({ repId: id, weight: 1 }));
  const team = await api.post<{ id: string }>("/teams", { name: `Germany ${number}`, leaderId: leader.id, members });
  const source = await api.post<{ id: string }>("/sources", { name: `Web form ${number}` });
  const graph = mainJob({ team: team.body.id, sources: [source.body.id] });
  const flow = await api.post<{ id: string }>("/flows", { name: `New leads ${number}`, graph });
  const live = await api.post(`/flows/${flow.body.id}/publish`);
  if (live.status !== 200) throw new Error(`the flow did not go live: ${JSON.stringify(live.body)}`);
  return { source: source.body.id, team: team.body.id, leader: leader.id, reps };
}

export interface SentLead {
  readonly leadId: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

export async function sendLead(
  { api }: Product,
  source: string,
  lead: Record<string, unknown> = {},
): Promise<SentLead> {
  const { body, status } = await api.post<SentLead>("/leads", {
    source,
    name: "Lukas Brandt",
    email: `lukas${++made}@example.org`,
    phone: `+4930230${String(made).padStart(4, "0")}`,
    language: "de",
    country: "DE",
    company: "Nordwind Logistik",
    message: "We need a quote for 40 delivery vans.",
    ...lead,
  });
  if (status !== 202) throw new Error(`the lead was not taken: ${JSON.stringify(body)}`);
  return body;
}

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** A browser of that person's own, at `path`. */
export async function open(
  { browser, product }: { browser: Browser; product: Product },
  person: string,
  path: string,
  options: BrowserContextOptions = PHONE,
): Promise<Page> {
  // Rules about where scripts may come from would keep the checker out; that they hold is tested elsewhere.
  const context = await browser.newContext({ bypassCSP: true, locale: "en-GB", ...options });
  await product.signIn(context, person);
  const page = await context.newPage();
  await page.goto(product.url + path);
  return page;
}
