import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { formPages } from "../../server/sources/form-routes.ts";
import { aSource } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { serve, type TestServer } from "../http/serve.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const serveForms = (db: Db, intake: Parameters<typeof formPages>[0]["intake"]) =>
  serve([], { pages: [formPages({ db, intake })] });

const test = plainTest.extend("server", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const server = await serveForms(db, createEngine(db).intake);
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

async function aForm(db: Db, { demo = false } = {}) {
  const { id } = await aSource(db, { demo });
  const { rows } = await db.query<{ key: string }>("select form_key as key from sources where id = $1", [id]);
  return { id, path: `/forms/${rows[0]!.key}` };
}

const shownAgo = (ms: number) => String(Date.now() - ms);

let visitors = 0;

/** Sends the form as a browser would, each time from another address. */
async function send({ url }: TestServer, path: string, fields: Record<string, string>, headers: object = {}) {
  const response = await fetch(url + path, {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-for": `10.0.0.${++visitors}`, ...headers },
    body: new URLSearchParams({ shown_at: shownAgo(10_000), company_fax: "", ...fields }),
  });
  return { status: response.status, location: response.headers.get("location"), html: await response.text() };
}

async function leadsOf(db: Db, source: string) {
  const { rows } = await db.query("select name, email, phone, language, message from leads where source_id = $1", [
    source,
  ]);
  return rows;
}

const mia = { name: "Mia Muster", email: "mia@example.org", phone: "", language: "de", message: "Please call" };

test("what a customer sends becomes a lead, and the customer is thanked", async ({ db, server }) => {
  const form = await aForm(db);
  const sent = await send(server, form.path, mia);
  expect(sent).toMatchObject({ status: 303, location: `${form.path}/thanks` });
  expect(await leadsOf(db, form.id)).toEqual([{ ...mia, phone: null }]);
  const thanks = await fetch(server.url + sent.location!);
  expect(await thanks.text()).toContain("Thank you");
});

test("the form names the company, speaks the visitor's language and proposes it", async ({ db, server }) => {
  const form = await aForm(db);
  await db.query("update workspace set company = 'Sonne & <Co>'");
  const german = await fetch(server.url + form.path, { headers: { "accept-language": "de-AT,de;q=0.9,en;q=0.4" } });
  const html = await german.text();
  expect(html).toContain('<html lang="de">');
  expect(html).toContain("Kontakt zu Sonne &#38; &#60;Co&#62;");
  expect(html).toContain('<option value="de" lang="de" selected>Deutsch</option>');
  const polish = await (await fetch(server.url + form.path, { headers: { "accept-language": "pl" } })).text();
  expect(polish).toContain('<html lang="en">');
  expect(polish).toContain('<option value="pl" lang="pl" selected>');
});

test("it works without a script and loads nothing but its style sheet", async ({ db, server }) => {
  const { path } = await aForm(db);
  const page = await fetch(server.url + path);
  const html = await page.text();
  expect(html).not.toContain("<script");
  expect(html).not.toMatch(/ style=/);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  const css = await fetch(`${server.url}/forms/form.css`);
  expect(css.headers.get("content-type")).toContain("text/css");
  expect(await css.text()).toContain("--bt-primary");
});

test("an e-mail or a phone number is enough; without both nothing typed is lost", async ({ db, server }) => {
  const form = await aForm(db);
  const neither = await send(server, form.path, { ...mia, email: "", message: 'Roof "south" <now>' });
  expect(neither.status).toBe(422);
  expect(neither.html).toContain("Enter an e-mail address or a phone number");
  expect(neither.html).toContain('value="Mia Muster"');
  expect(neither.html).toContain("Roof &#34;south&#34; &#60;now&#62;");
  expect(neither.html).toMatch(/<input id="email"[^>]*aria-describedby="email-help email-mistake" aria-invalid="true"/);
  expect(await leadsOf(db, form.id)).toEqual([]);
  const phone = await send(server, form.path, { ...mia, email: "", phone: "+49 30 901820" });
  expect(phone.status).toBe(303);
});

test("each mistake is said where it is", async ({ db, server }) => {
  const { path } = await aForm(db);
  const { status, html } = await send(server, path, { ...mia, name: " ", email: "mia@", phone: "12" });
  expect(status).toBe(422);
  for (const id of ["name-mistake", "email-mistake", "phone-mistake"]) expect(html).toContain(`<p id="${id}"`);
});

test("spam gets the answer of a success and is stored nowhere", async ({ db, server }) => {
  const form = await aForm(db);
  const spam = { ...mia, company_fax: "0800" };
  expect(await send(server, form.path, spam)).toMatchObject({ status: 303, location: `${form.path}/thanks` });
  expect(await leadsOf(db, form.id)).toEqual([]);
});

test("who is faster than a hand can type is asked to send it once more, never thanked for nothing", async ({
  db,
  server,
}) => {
  const form = await aForm(db);
  const quick = { ...mia, email: "quick@example.org", phone: "" };
  for (const shown_at of [shownAgo(300), ""]) {
    const { status, html } = await send(server, form.path, { ...quick, shown_at });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect(html).toContain('value="Mia Muster"');
  }
  expect(await leadsOf(db, form.id)).toEqual([]);
  expect(await send(server, form.path, quick)).toMatchObject({ status: 303 });
  expect(await leadsOf(db, form.id)).toHaveLength(1);
});

test("one address cannot fill the inbox: the rest is asked to come back", async ({ db, server }) => {
  const { path } = await aForm(db);
  const from = { "x-forwarded-for": "10.9.9.9" };
  const replies = [];
  for (let count = 0; count < 22; count++) replies.push(await send(server, path, mia, from));
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
  expect(replies.at(-1)!.html).toContain('value="Mia Muster"');
});

test("a server that has too much to do says so and keeps what was typed", async ({ db }) => {
  await using busy = await serveForms(db, {
    accept: () => Promise.reject(new AppError("unavailable", "intake-full", "Too many leads arrive at once.")),
  });
  const { status, html } = await send(busy, (await aForm(db)).path, mia);
  expect(status).toBe(503);
  expect(html).toContain("please send it again in a minute");
  expect(html).toContain('value="mia@example.org"');
});

test("a form that is not in use any more says so", async ({ db, server }) => {
  const form = await aForm(db);
  await db.query("update sources set archived_at = now() where id = $1", [form.id]);
  const gone = await fetch(server.url + form.path);
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain("no longer in use");
  expect((await send(server, form.path, mia)).status).toBe(404);
});

test("a tampered field is no error of the server", async ({ db, server }) => {
  const form = await aForm(db);
  const odd = { ...mia, email: "odd@example.org", language: "xx'; --", message: "a\0b", name: "Mia\ud800" };
  expect((await send(server, form.path, odd)).status).toBe(303);
  expect(await leadsOf(db, form.id)).toMatchObject([{ language: null, message: "ab" }]);
});

test("what no page of ours has sent gets the form back, and is no mistake of ours", async ({ db, server }) => {
  const { path } = await aForm(db);
  const post = async (type: string, body: string, more: Record<string, string> = {}) => {
    const headers = { "content-type": type, ...more };
    const reply = await fetch(server.url + path, { method: "POST", redirect: "manual", headers, body });
    expect(await reply.text()).toContain("<form");
    return reply.status;
  };
  const FORM = "application/x-www-form-urlencoded";
  expect(await post("application/json", '{"name":"Mia"}')).toBe(422);
  expect(await post("multipart/form-data", "x")).toBe(422);
  expect(await post(FORM, "a=1&".repeat(5_000))).toBe(413);
  expect(await post(FORM, `message=${"x".repeat(300_000)}`)).toBe(413);
  expect(await post(`${FORM}; charset=utf-16`, "name=Mia")).toBe(415);
  expect(await post(FORM, "no gzip", { "content-encoding": "gzip" })).toBe(400);
  for (const odd of ["/forms/%00", `/forms/${"x".repeat(5_000)}`])
    expect((await fetch(server.url + odd)).status).toBe(404);
});

test("a long message in Chinese arrives whole, and one that is too long comes back to be shortened", async ({
  db,
  server,
}) => {
  const form = await aForm(db);
  const message = "汉".repeat(10_000);
  const wei = { ...mia, email: "wei@example.org", message };
  expect((await send(server, form.path, wei)).status).toBe(303);
  expect(await leadsOf(db, form.id)).toMatchObject([{ message }]);

  const longer = await send(server, form.path, { ...wei, message: `${message}字` });
  expect(longer.status).toBe(422);
  expect(longer.html).toContain(`${message}字`);
});
