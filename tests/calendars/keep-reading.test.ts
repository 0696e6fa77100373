import { readClock } from "../../engine/database.ts";
import { HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import { expect } from "../setup/test.ts";
import { meetings, wholeSeconds } from "./a-connection.ts";
import { readingTest as test } from "./a-rep-with.ts";
import { anIcs } from "./an-ics.ts";

test("a calendar is read again every five minutes, and what has changed counts", async ({ db, feed, repWith }) => {
  const at = wholeSeconds(await readClock(db));
  const { now, later } = await repWith(meetings());
  expect(await now()).toMatchObject({ isIn: true });
  const to = at + 2 * HOUR;
  feed.replies.set("/a.ics", { text: meetings([at - HOUR, to]) });
  await later(4);
  expect(feed.asked).toHaveLength(1);
  await later(2);
  expect(feed.asked).toHaveLength(2);
  expect(await now()).toEqual({ isIn: false, until: new Date(to).toISOString(), because: "busy", name: null });
});

test("what has not changed is neither sent nor read again, and changes nothing; the next day it is", async ({
  db,
  feed,
  repWith,
}) => {
  const at = wholeSeconds(await readClock(db));
  const text = meetings([at + 30 * HOUR, at + 31 * HOUR]);
  const { later, written, calendar } = await repWith(text, '"one"');
  const before = await written();
  await later(6);
  expect(feed.asked.at(-1)!.headers).toMatchObject({ "if-none-match": '"one"' });
  // A server that does not compare: only what Google writes anew each time is another.
  feed.replies.set("/a.ics", { text: text.replace("DTSTAMP:20260101T000000Z", "DTSTAMP:20260102T000000Z") });
  await later(6);
  expect(feed.asked).toHaveLength(3);
  expect(await written()).toBe(before);
  expect(Date.parse((await calendar()).readAt!)).toBeGreaterThan(at + 11 * MINUTE);

  await later(24 * 60);
  expect(feed.asked.at(-1)!.headers).not.toHaveProperty("if-none-match");
});

test("a reason says until when it really is, also in a week", async ({ db, repWith }) => {
  const at = wholeSeconds(await readClock(db));
  const { now } = await repWith(meetings([at - HOUR, at + 8 * 24 * HOUR]));
  expect(await now()).toMatchObject({ because: "busy", until: new Date(at + 8 * 24 * HOUR).toISOString() });
});

test("two processes read each calendar once, and what one that died took is read in the next round", async ({
  api,
  db,
  feed,
  calendars,
  clock,
  repWith,
}) => {
  const { later } = await repWith(meetings());
  const rep = await api.asRep();
  for (let index = 0; index < 5; index++) {
    feed.replies.set(`/${index}.ics`, { text: meetings() });
    await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: `${feed.url}/${index}.ics` });
  }
  feed.asked.length = 0;
  await clock.advance({ minutes: 6 });
  await Promise.all([readCalendars(db, calendars), readCalendars(db, calendars)]);
  expect(feed.asked.map(({ path }) => path).toSorted()).toEqual([
    "/0.ics",
    "/1.ics",
    "/2.ics",
    "/3.ics",
    "/4.ics",
    "/a.ics",
  ]);
  // Taken by a process that reads nothing any more.
  await db.query("update calendars set next_read_at = baton_now() + interval '5 minutes'");
  await later(6);
  expect(feed.asked).toHaveLength(12);
});

test("in another zone a whole day is another one, also when the calendar has not changed", async ({
  api,
  db,
  repWith,
}) => {
  const day = new Date(await readClock(db)).toISOString().slice(0, 10);
  const { rep, later } = await repWith(anIcs([`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`]), '"one"');
  const begins = async () => {
    const { rows } = await db.query<{ busy: [number, number][] }>("select busy from calendars");
    return new Date(rows[0]!.busy[0]![0]).toISOString().slice(11, 16);
  };
  expect(await begins()).toBe("00:00");
  await (await api.asManager()).patch(`/reps/${rep.id}`, { timeZone: "Asia/Kolkata" });
  await later(6);
  expect(await begins()).toBe("18:30");
});

test("of whoever leaves nothing is kept by which their calendar could be read", async ({ api, db, feed, repWith }) => {
  const at = wholeSeconds(await readClock(db));
  const { later, rep } = await repWith(meetings([at, at + HOUR]));
  await (await api.asManager()).patch(`/reps/${rep.id}`, { active: false });
  await later(30);
  expect(feed.asked).toHaveLength(1);
  const { rows } = await db.query(
    "select (select count(*)::int from calendars), busy_intervals from people where id = $1",
    [rep.id],
  );
  expect(rows).toEqual([{ count: 0, busy_intervals: [] }]);
});
