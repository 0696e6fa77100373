import { readClock } from "../../engine/database.ts";
import { HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { startFlowApi } from "../flows/a-flow.ts";
import { aBusyTeam, assignmentOf } from "../receipts/a-busy-team.ts";
import { replayAll } from "../receipts/replay-all.ts";
import { expect } from "../setup/test.ts";
import { calendarTest, meetings, wholeSeconds } from "./a-connection.ts";

/** A rep who is in a meeting for half an hour more, and has another one in two hours. */
const test = calendarTest.extend("rep", async ({ api, db, feed }) => {
  const rep = await api.asRep();
  const at = wholeSeconds(await readClock(db));
  const next = at + 2 * HOUR;
  feed.replies.set("/a.ics", { text: meetings([at - HOUR, at + 30 * MINUTE], [next, next + HOUR]) });
  await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: `${feed.url}/a.ics` });
  return { ...rep, at, next, now: async () => (await rep.get<PersonView>(`/reps/${rep.id}`)).body.now };
});

test("who is free after all is in from now on, also when the calendar is read again, until the next meeting", async ({
  db,
  calendars,
  clock,
  feed,
  rep,
}) => {
  const { at, next, now, post } = rep;
  expect(await now()).toMatchObject({ isIn: false, because: "busy" });
  const { status, body } = await post<PersonView>("/me/free");
  expect([status, body.now]).toEqual([200, { isIn: true, until: iso(next), because: null, name: null }]);

  // Read again as it was, and then with another meeting in it, so that it is all written anew.
  const later = async (minutes: number) => {
    await clock.advance({ minutes });
    await readCalendars(db, calendars);
  };
  await later(6);
  expect(await now()).toMatchObject({ isIn: true, until: iso(next) });
  const evening = [at + 9 * HOUR, at + 10 * HOUR] as const;
  feed.replies.set("/a.ics", { text: meetings([at - HOUR, at + 30 * MINUTE], [next, next + HOUR], evening) });
  await later(6);
  expect(feed.asked).toHaveLength(3);
  expect(await now()).toMatchObject({ isIn: true, until: iso(next) });

  await later(110);
  expect(await now()).toMatchObject({ isIn: false, until: iso(next + HOUR), because: "busy" });
});

test("to whoever is not busy nothing happens, and nobody says it for somebody else", async ({
  api,
  db,
  clock,
  rep: { post, now, next },
}) => {
  await clock.advance({ minutes: 31 });
  const written = async () => (await db.query("select xmin::text, free_until from people order by id")).rows;
  const before = await written();
  expect((await post("/me/free")).status).toBe(200);
  expect(await written()).toEqual(before);
  expect(await now()).toMatchObject({ isIn: true, until: iso(next) });
  const key = await api.asKey("admin");
  expect((await key.post("/me/free")).status).toBe(422);
});

test("the next lead may go to whoever is free after all, and receipts replay the same", async ({ api, db, feed }) => {
  const flows = await startFlowApi(db);
  const { team, send } = await aBusyTeam(db, flows);
  const at = wholeSeconds(await readClock(db));
  feed.replies.set("/ann.ics", { text: meetings([at - HOUR, at + HOUR]) });
  const ann = await api.asPerson(team.ann);
  await ann.post(`/reps/${team.ann}/calendars`, { kind: "feed", address: `${feed.url}/ann.ics` });
  const whoGot = async () => {
    const given = await Promise.all((await send(2)).map(({ leadId }) => assignmentOf(db, leadId)));
    return given.map(({ personId }) => personId);
  };
  expect(await whoGot()).not.toContain(team.ann);
  await ann.post("/me/free");
  expect(await whoGot()).toContain(team.ann);
  expect(await replayAll(db)).toMatchObject({ different: [] });
  await flows[Symbol.asyncDispose]();
});

const iso = (at: number): string => new Date(at).toISOString();
