import { readClock } from "../../engine/database.ts";
import { HOUR, MINUTE } from "../../node-catalog/kit/time.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import type { FairnessReply, ReceiptView } from "../../server/receipts/contract.ts";
import { startFlowApi } from "../flows/a-flow.ts";
import { aBusyTeam, assignmentOf } from "../receipts/a-busy-team.ts";
import { replayAll } from "../receipts/replay-all.ts";
import { expect } from "../setup/test.ts";
import { calendarTest, meetings, wholeSeconds } from "./a-connection.ts";

const test = calendarTest.extend("team", async ({ db }, { onCleanup }) => {
  const flows = await startFlowApi(db);
  onCleanup(() => flows[Symbol.asyncDispose]());
  return aBusyTeam(db, flows);
});

test("leads go to whoever is not busy, the receipt says until when the others are, and they come back by themselves", async ({
  api,
  db,
  feed,
  calendars,
  clock,
  team: { team, send },
}) => {
  const manager = await api.asManager();
  const now = wholeSeconds(await readClock(db));
  feed.replies.set("/ann.ics", { text: meetings([now - HOUR, now + HOUR / 2]) });
  const calendar = { kind: "feed", address: `${feed.url}/ann.ics` };
  expect((await manager.post(`/reps/${team.ann}/calendars`, calendar)).status).toBe(201);
  const whoGot = async () => {
    const accepted = await send(2);
    const given = await Promise.all(accepted.map(({ leadId }) => assignmentOf(db, leadId)));
    return given.map(({ personId }) => personId);
  };
  const reasonOf = async (rep: string) => {
    const accepted = await send(1);
    const { id } = await assignmentOf(db, accepted[0]!.leadId);
    const { body } = await manager.get<ReceiptView>(`/assignments/${id}/receipt`);
    return body.candidates.find(({ personId }) => personId === rep)!.reason;
  };

  expect(await whoGot()).toEqual([team.bob, team.bob]);
  expect(await reasonOf(team.ann)).toMatch(/^Busy in their calendar until (\d+ \w+, )?\d\d:\d\d$/);
  const { body: fairness } = await manager.get<FairnessReply>(`/reps/${team.ann}/fairness`);
  expect(fairness.data.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringMatching(/^Busy in /)));

  // The server of the calendar is gone for two hours, in which a meeting begins that was known before.
  feed.replies.set("/ann.ics", { text: meetings([now + 2 * HOUR, now + 3 * HOUR]) });
  await clock.advance({ minutes: 31 });
  expect((await whoGot()).toSorted(), "the meeting has ended").toContain(team.ann);
  await readCalendars(db, calendars);
  feed.replies.set("/ann.ics", { status: 503 });
  await clock.advance({ ms: 2 * HOUR - 20 * MINUTE });
  await readCalendars(db, calendars);
  await clock.advance({ ms: 2 * MINUTE });
  expect(await reasonOf(team.ann)).toMatch(/^Busy in their calendar until .*\d\d:\d\d \(last read .*\d\d:\d\d\)$/);
  expect(await replayAll(db)).toMatchObject({ different: [] });
});
