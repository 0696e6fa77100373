import { readClock } from "../../engine/database.ts";
import { HOUR } from "../../node-catalog/kit/time.ts";
import { openCalendars } from "../../server/calendars/calendars.ts";
import type { CalendarView } from "../../server/calendars/contract.ts";
import { calendarRoutes } from "../../server/calendars/routes.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { startApi, statuses } from "../http/callers.ts";
import { expect } from "../setup/test.ts";
import { calendarTest as test, meetings, wholeSeconds } from "./a-connection.ts";

const SECRET = "/private-4f1c9b/basic.ics";

test("who connects a calendar is busy while it says so, and free again without it", async ({ api, db, feed }) => {
  const [rep, manager] = [await api.asRep(), await api.asManager()];
  const now = wholeSeconds(await readClock(db));
  const [from, to] = [now - HOUR, now + HOUR / 2];
  feed.replies.set(SECRET, { text: meetings([from, to], [now + 3 * HOUR, now + 4 * HOUR]) });
  const mine = `/reps/${rep.id}/calendars`;
  expect((await rep.get(mine)).body).toEqual({ data: [], nextCursor: null });

  const { status, body } = await rep.post<CalendarView>(mine, { kind: "feed", address: feed.url + SECRET });
  expect([status, body]).toMatchObject([201, { kind: "feed", name: new URL(feed.url).host, problem: null }]);
  expect(body.busy).toContainEqual({
    from: new Date(now + 3 * HOUR).toISOString(),
    to: new Date(now + 4 * HOUR).toISOString(),
  });
  const stateOf = async () => (await manager.get<PersonView>(`/reps/${rep.id}`)).body.now;
  const until = new Date(to).toISOString();
  expect(await stateOf()).toEqual({ isIn: false, until, because: "busy", name: null });

  expect((await rep.delete(`${mine}/${body.id}`)).status).toBe(200);
  expect(await stateOf()).toEqual({ isIn: true, until: null, because: null, name: null });
  expect((await rep.delete(`${mine}/${body.id}`)).body).toMatchObject({ code: "calendar-not-found" });
});

test("what a calendar is read by is nowhere to be read, neither in a reply nor in the database", async ({
  api,
  db,
  feed,
}) => {
  const [rep, manager] = [await api.asRep(), await api.asManager()];
  feed.replies.set(SECRET, { text: meetings() });
  const added = await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: feed.url + SECRET });
  const listed = await manager.get(`/reps/${rep.id}/calendars`);
  const { rows } = await db.query<{ all: string }>("select to_json(c)::text as all from calendars c");
  for (const text of [JSON.stringify(added.body), JSON.stringify(listed.body), rows[0]!.all]) {
    expect(text).not.toContain("4f1c9b");
    expect(text).not.toContain("Nobody's business");
  }
});

test("everybody connects their own, managers everybody's; a colleague's are not there", async ({ api, feed }) => {
  const [rep, other, manager] = [await api.asRep(), await api.asRep(), await api.asManager()];
  feed.replies.set("/a.ics", { text: meetings() });
  const mine = `/reps/${rep.id}/calendars`;
  const { body } = await manager.post<CalendarView>(mine, { kind: "feed", address: `${feed.url}/a.ics` });
  const none = await other.get(`/reps/${crypto.randomUUID()}/calendars`);
  for (const reply of [
    await other.get(mine),
    await other.post(mine, { kind: "feed", address: `${feed.url}/a.ics` }),
    await other.post(`${mine}/${body.id}/read`),
    await other.delete(`${mine}/${body.id}`),
    await other.delete(`/reps/${crypto.randomUUID()}/calendars/${body.id}`),
  ]) {
    expect([reply.status, reply.body]).toEqual([404, none.body]);
  }
  // Nor by one's own address with somebody else's calendar.
  expect((await other.delete(`/reps/${other.id}/calendars/${body.id}`)).body).toMatchObject({
    code: "calendar-not-found",
  });
  expect((await rep.get<{ data: CalendarView[] }>(mine)).body.data).toHaveLength(1);
  expect((await manager.post(`/reps/${rep.id}/calendars/google-consent`)).status).toBe(403);
  expect((await rep.post(`/reps/${rep.id}/calendars/google-consent`)).body).toMatchObject({
    code: "google-not-set-up",
  });
});

test("what is no calendar is refused in words, and nothing is kept", async ({ api, feed }) => {
  const rep = await api.asRep();
  const mine = `/reps/${rep.id}/calendars`;
  feed.replies.set("/page", { text: "<!doctype html>" });
  feed.replies.set("/down", { status: 503 });
  const add = async (address: string) => (await rep.post<{ detail: string }>(mine, { kind: "feed", address })).body;
  for (const [path, because, words] of [
    ["/page", "not-a-calendar", /^There is no calendar at this address/],
    ["/gone", "calendar-refused", /does not hand out this calendar \(any more\)/],
    ["/down", "calendar-unavailable", /has a problem of its own at the moment \(503\)/],
  ] as const) {
    const reply = await add(feed.url + path);
    expect(reply).toMatchObject({ status: 422, code: "calendar-not-read", because });
    expect(reply.detail).toMatch(words);
  }
  for (const address of ["not an address", "ftp://example.com/a.ics", "https://me:secret@example.com/a.ics"]) {
    expect(await add(address)).toMatchObject({ errors: [{ path: "address" }] });
  }
  expect((await rep.get(mine)).body).toEqual({ data: [], nextCursor: null });
});

test("nothing is read from where the operator does not allow it", async ({ db, feed }) => {
  const calendars = openCalendars(Buffer.alloc(32, 7), { calendarAllow: [], google: undefined }, console);
  await using api = await startApi(db, () => calendarRoutes({ db, calendars, publicUrl: undefined }));
  const rep = await api.asRep();
  feed.replies.set("/a.ics", { text: meetings() });
  const reply = await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: `${feed.url}/a.ics` });
  const detail = expect.stringMatching(/^Baton may not read from 127\.0\.0\.1:\d+, which is in a private network: ask/);
  expect(reply.body).toMatchObject({ status: 422, because: "address-not-allowed", detail });
  expect(feed.asked).toEqual([]);
  await calendars.close();
});

test("a calendar that could not be read any more is mended by connecting it again", async ({
  api,
  db,
  feed,
  calendars,
  clock,
}) => {
  const rep = await api.asRep();
  const mine = `/reps/${rep.id}/calendars`;
  const add = () => rep.post<CalendarView>(mine, { kind: "feed", address: `${feed.url}/a.ics` });
  feed.replies.set("/a.ics", { text: meetings() });
  const { body: first } = await add();
  feed.replies.set("/a.ics", { status: 404 });
  await clock.advance({ minutes: 6 });
  await readCalendars(db, calendars);
  const listed = async () => (await rep.get<{ data: CalendarView[] }>(mine)).body.data;
  expect(await listed()).toMatchObject([{ id: first.id, problem: { code: "calendar-refused" } }]);
  feed.replies.set("/a.ics", { text: meetings() });
  expect(await add()).toMatchObject({ status: 201, body: { id: first.id, problem: null } });
  expect(await listed()).toHaveLength(1);
});

test("one calendar is connected once, and five at most, also when all come at once", async ({ api, feed }) => {
  const rep = await api.asRep();
  const mine = `/reps/${rep.id}/calendars`;
  const add = (path: string) => rep.post(mine, { kind: "feed", address: feed.url + path });
  feed.replies.set("/0.ics", { text: meetings() });
  const same = await Promise.all([add("/0.ics"), add("/0.ics")]);
  expect(statuses(same)).toEqual([201, 409]);
  const paths = [1, 2, 3, 4, 5, 6].map((number) => `/${number}.ics`);
  for (const path of paths) feed.replies.set(path, { text: meetings() });
  const replies = await Promise.all(paths.map(add));
  expect(statuses(replies)).toEqual([201, 201, 201, 201, 422, 422]);
  expect(replies.find(({ status }) => status === 422)!.body).toMatchObject({ code: "too-many-calendars" });
});

test("one person does not have more read at once than a few", async ({ api, feed }) => {
  const [rep, other] = [await api.asRep(), await api.asRep()];
  feed.replies.set("/slow.ics", { hangs: true });
  feed.replies.set("/a.ics", { text: meetings() });
  const add = (one: typeof rep, path: string) =>
    one.post(`/reps/${one.id}/calendars`, { kind: "feed", address: feed.url + path });
  const slow = Array.from({ length: 8 }, () => add(rep, "/slow.ics"));
  await expect.poll(() => feed.asked.length).toBe(8);
  expect(await add(rep, "/a.ics")).toMatchObject({ status: 429, body: { code: "too-many-readings" } });
  expect((await add(other, "/a.ics")).status).toBe(201);
  await feed[Symbol.asyncDispose]();
  expect(statuses(await Promise.all(slow))).toEqual(Array(8).fill(422));
});
