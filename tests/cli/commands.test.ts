import { existsSync } from "node:fs";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { readClock, transaction } from "../../engine/database.ts";
import { parseShift } from "../../server/cli/clock.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import { catalog } from "../engine/support/a-world.ts";
import { count } from "../engine/support/look.ts";
import { aDataFolder } from "../postgres/programs.ts";
import { operator } from "../setup/baton.ts";
import { createDatabase } from "../setup/databases.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aWaitingRun } from "../transfer/rows.ts";

test.each([
  ["+15m", 900_000],
  ["+1h30m", 5_400_000],
  ["+2d", 172_800_000],
  ["+5s", 5_000],
])("clock %s is %i ms", (text, ms) => {
  expect(parseShift(text)).toBe(ms);
});

test.each(["15m", "-15m", "+15", "+m", "+15m and more", undefined])("clock %s is refused with how it goes", (text) => {
  expect(() => parseShift(text)).toThrow(/clock \+15m/);
});

test("keys and links are all that is printed, so that a script can take them", async ({ databaseUrl }) => {
  const own = { DATABASE_URL: databaseUrl };
  const key = await operator(own, "api-key", "create", "--name", "crm", "--scope", "leads:write,leads:read");
  expect(key).toMatchObject({ code: 0, said: "", out: expect.stringMatching(/^baton_[\w-]{43}$/) });
  const link = await operator({ ...own, PUBLIC_URL: "https://leads.example.com" }, "login-link");
  expect(link).toMatchObject({ code: 0, said: "" });
  expect(link.out).toMatch(/^https:\/\/leads\.example\.com\/sign-in\/link#[\w-]{43}$/);
});

test("what is typed wrongly is answered with how it goes, and exit 1", async ({ databaseUrl }) => {
  const own = { DATABASE_URL: databaseUrl };
  expect(await operator(own, "api-key", "create", "--name", "crm", "--scope", "everything")).toMatchObject({
    code: 1,
    out: "",
    said: expect.stringMatching(/no scope “everything”.*one or more of admin, leads:write/),
  });
  expect(await operator(own, "login-link", "--mail", "x")).toMatchObject({
    code: 1,
    said: expect.stringMatching(/It goes: login-link \[--email ADDRESS\]/),
  });
  expect(await operator(own, "make", "coffee")).toMatchObject({
    code: 1,
    said: expect.stringMatching(/doctor[^]*no command “make coffee”/),
  });
});

test("looking at a database never makes one: without any the folder is named", async () => {
  const folder = path.join(await aDataFolder(), "elsewhere");
  const { code, said } = await operator({ BATON_DATA: folder, DATABASE_URL: "" }, "doctor");
  expect([code, said]).toEqual([1, expect.stringContaining(`There is no database in ${folder}: set BATON_DATA`)]);
  expect(existsSync(folder)).toBe(false);
});

test("a link that may name another port than Baton's says how to name the right one", async ({ databaseUrl }) => {
  const link = await operator({ DATABASE_URL: databaseUrl, PORT: "" }, "login-link");
  expect(link.said).toBe("If Baton is at another address, give this command the same PORT or PUBLIC_URL.");
});

test("the clock moves for tests only", async ({ databaseUrl, db }) => {
  const before = await readClock(db);
  const refused = await operator({ DATABASE_URL: databaseUrl, BATON_TEST_CLOCK: "0" }, "clock", "+15m");
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("set BATON_TEST_CLOCK=1") });
  expect(await operator({ DATABASE_URL: databaseUrl }, "clock", "+15m")).toMatchObject({ code: 0 });
  expect((await readClock(db)) - before).toBeGreaterThan(15 * 60_000);
});

test("the doctor is content with a healthy database, and names what is late", async ({ databaseUrl, db, clock }) => {
  const own = { DATABASE_URL: databaseUrl };
  await aWaitingRun(db, 15);
  expect(await operator(own, "doctor")).toMatchObject({ code: 0, out: expect.stringContaining("up to date") });
  await clock.advance({ minutes: 20 });
  const { code, out } = await operator(own, "doctor");
  expect(code).toBe(1);
  expect(out).toMatch(/! Leads due to move\s+1, the first 30\d s late: start a worker/);
});

test("demo remove, backup and restore as an operator types them", async ({ databaseUrl, db }) => {
  const folder = await aDataFolder();
  const own = { DATABASE_URL: databaseUrl, BATON_DATA: folder };
  await transaction(db, (tx) => seedDemo(tx, catalog));
  const elsewhere = await anEmptyUrl();

  const withDemo = path.join(folder, "with-demo");
  const first = await operator(own, "backup", "--to", withDemo);
  expect(first).toMatchObject({ code: 0, out: withDemo });
  expect(first.said).toMatch(
    /^Backing up the PostgreSQL \d.*\n\d+ rows were written\. The folder holds the secret key/,
  );
  const rows = /(\d+) rows/.exec(first.said)![1];

  const [again, unsaid, filled, missing, removed] = await Promise.all([
    operator(own, "backup", "--to", withDemo),
    operator(own, "restore"),
    operator(own, "restore", "--from", withDemo),
    operator({ ...own, DATABASE_URL: elsewhere }, "restore", "--from", path.join(folder, "nothing")),
    operator(own, "demo", "remove"),
  ]);
  for (const { code, out } of [again, unsaid, filled, missing]) expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(again.said).toContain("already: name a new folder");
  expect(unsaid.said).toBe("Say which backup: restore --from FOLDER");
  expect(filled.said).toContain("The database is not empty");
  expect(missing.said).toContain("is not a backup");
  expect(removed).toEqual({ code: 0, out: "The demo data are gone.", said: "" });
  expect(await count(db, "people where demo")).toBe(0);

  const restored = await operator({ ...own, DATABASE_URL: elsewhere }, "restore", "--from", withDemo);
  expect(restored).toMatchObject({ code: 0, out: `${rows} rows were restored. Start Baton with npm start.` });
  expect(await operator({ ...own, DATABASE_URL: elsewhere }, "demo", "remove")).toMatchObject({ code: 0 });
});

async function anEmptyUrl(): Promise<string> {
  const server = { adminUrl: inject("adminUrl"), serverUrl: inject("serverUrl"), template: "template0" };
  const database = await createDatabase(server, `${inject("run")}_restored_${process.pid}`);
  onTestFinished(database.remove);
  return database.url;
}

test("nothing is done on a database where Baton has never worked", async () => {
  const { code, said } = await operator({ DATABASE_URL: await anEmptyUrl() }, "login-link");
  expect(code).toBe(1);
  expect(said).toBe("The database is still empty: run npm start once.");
});
