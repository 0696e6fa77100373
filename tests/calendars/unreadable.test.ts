import { readClock, transaction } from "../../engine/database.ts";
import { HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { readStored } from "../../server/calendars/calendar-store.ts";
import { connectCalendar, readFirst } from "../../server/calendars/connect.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import { keepAttempt, tryToRead } from "../../server/calendars/keep-reading.ts";
import { expect } from "../setup/test.ts";
import { meetings, wholeSeconds } from "./a-connection.ts";
import { readingTest as test } from "./a-rep-with.ts";

test("a server in trouble is asked less and less often; its calendar counts as it was last read, and after an hour that is said, once", async ({
  db,
  feed,
  repWith,
}) => {
  const at = wholeSeconds(await readClock(db));
  const { now, later, calendar, messages, rep, asRead } = await repWith(meetings([at, at + 5 * HOUR]));
  feed.replies.set("/a.ics", { status: 503 });
  await later(6);
  expect(await calendar()).toMatchObject({ problem: { code: "calendar-unavailable" } });
  expect([await asRead(), await messages()]).toEqual([null, []]);
  // Tried again after five, ten, twenty minutes, and so on up to an hour: long after it was said.
  for (let minutes = 0; minutes < 240; minutes++) await later(1);
  expect(feed.asked.length).toBe(2 + 6);
  expect(await asRead()).toMatchObject({ intervals: [[at, at + 5 * HOUR]] });
  expect((await asRead())!.at).toBeLessThan(at + MINUTE);
  expect(await now()).toMatchObject({ isIn: false, because: "busy" });
  expect(await messages()).toEqual([expect.stringContaining(`(${new URL(feed.url).host}) cannot be read any more`)]);

  feed.replies.set("/a.ics", { text: meetings() });
  await rep.post(`/reps/${rep.id}/calendars/${(await calendar()).id}/read`);
  expect(await calendar()).toMatchObject({ problem: null });
  expect(await now()).toMatchObject({ isIn: true });
  expect([await asRead(), await messages()]).toEqual([null, [expect.anything()]]);
});

test("what only its owner can mend is tried once a day, and they are told at once", async ({ feed, repWith }) => {
  const { later, messages } = await repWith(meetings());
  feed.replies.set("/a.ics", { status: 404 });
  await later(6);
  expect(await messages()).toHaveLength(1);
  for (let hour = 0; hour < 23; hour++) await later(60);
  expect(feed.asked).toHaveLength(2);
  await later(60);
  expect(feed.asked).toHaveLength(3);
  expect(await messages()).toHaveLength(1);
});

test("of two calendars the one that cannot be read makes nothing old that the other says", async ({
  db,
  feed,
  repWith,
}) => {
  const at = wholeSeconds(await readClock(db));
  const { rep, later, asRead } = await repWith(meetings([at + 2 * HOUR, at + 3 * HOUR]));
  feed.replies.set("/b.ics", { text: meetings([at, at + 9 * HOUR]) });
  await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: `${feed.url}/b.ics` });
  feed.replies.set("/a.ics", { status: 503 });
  for (let round = 0; round < 12; round++) await later(10);
  const { rows } = await db.query<{ busy: number[][] }>("select busy_intervals as busy from people where id = $1", [
    rep.id,
  ]);
  expect(rows[0]!.busy).toEqual([[at, at + 9 * HOUR]]);
  expect(await asRead()).toMatchObject({ intervals: [[at + 2 * HOUR, at + 3 * HOUR]] });
});

test("an attempt that was under way while somebody connected it anew is not kept, nor one of somebody who left", async ({
  db,
  feed,
  calendars,
  repWith,
}) => {
  const { rep, calendar, written } = await repWith(meetings());
  const id = (await calendar()).id;
  const stored = (await readStored(db, rep.id, id))!;
  feed.replies.set("/a.ics", { status: 503 });
  const failed = await tryToRead(db, calendars, stored);
  // Sealed anew, as by a new password.
  await db.query("update calendars set connection = $2 where id = $1", [
    id,
    await calendars.connections.seal({ kind: "feed", address: `${feed.url}/a.ics` }),
  ]);
  await transaction(db, (tx) => keepAttempt(tx, stored, failed));
  expect(await calendar()).toMatchObject({ problem: null });

  const renewed = (await readStored(db, rep.id, id))!;
  const older = await tryToRead(db, calendars, renewed);
  feed.replies.set("/a.ics", { text: meetings() });
  await rep.post(`/reps/${rep.id}/calendars/${id}/read`);
  await transaction(db, (tx) => keepAttempt(tx, renewed, older));
  expect(await calendar()).toMatchObject({ problem: null });

  feed.replies.set("/b.ics", { text: meetings() });
  const first = await readFirst(db, calendars, rep.id, { kind: "feed", address: `${feed.url}/b.ics` });
  await db.query("update people set active = false where id = $1", [rep.id]);
  const before = await written();
  await transaction(db, (tx) => keepAttempt(tx, renewed, older));
  await expect(transaction(db, (tx) => connectCalendar(tx, first))).rejects.toMatchObject({ code: "person-not-found" });
  expect(await written()).toBe(before);
});

test("whoever stops the process waits for no calendar, and what was under way says nothing of it", async ({
  db,
  feed,
  calendars,
  clock,
  repWith,
}) => {
  const { calendar } = await repWith(meetings());
  feed.replies.set("/a.ics", { hangs: true });
  await clock.advance({ minutes: 6 });
  const stopping = new AbortController();
  const reading = readCalendars(db, calendars, stopping.signal);
  await expect.poll(() => feed.asked.length).toBe(2);
  stopping.abort();
  const started = performance.now();
  await reading;
  expect(performance.now() - started).toBeLessThan(1_000);
  await calendars.close();
  expect(await calendar()).toMatchObject({ problem: null });
});
