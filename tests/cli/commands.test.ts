import { parseShift } from "../../server/cli/clock.ts";
import { readClock } from "../../engine/database.ts";
import { aDataFolder } from "../postgres/programs.ts";
import { operator } from "../setup/baton.ts";
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

test("nothing is done on a database where Baton has never worked", async () => {
  const { code, said } = await operator({ BATON_DATA: await aDataFolder() }, "login-link");
  expect(code).toBe(1);
  expect(said).toBe("The database is still empty: run npm start once.");
});
