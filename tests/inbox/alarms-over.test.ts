import { readNotifications } from "../../server/notifications/notification-queries.ts";
import { aLead, anOwnedLead, aPerson, aTeam, ago, insert } from "../leads/rows.ts";
import { expect, test } from "../setup/test.ts";

test("an alarm says when its lead has been taken or closed since, and by whom; until then it stands", async ({
  db,
}) => {
  const [lena, ann] = [await aPerson(db, "Lena Vogt"), await aPerson(db, "Ann Berger")];
  const alarmAbout = (lead_id: string, columns: object = {}) =>
    insert(db, "notifications", {
      person_id: lena,
      lead_id,
      text: "Nobody has this lead",
      alarm: true,
      at: ago(10),
      ...columns,
    });
  const taken = ago(3);
  const { lead } = await anOwnedLead(db, ann, { assignment: { at: taken } });
  await alarmAbout(lead);
  await alarmAbout(lead, { alarm: false, at: ago(11) });
  // Of an alarm about a lead that was Ann's already, this is no end.
  await alarmAbout((await anOwnedLead(db, ann, { assignment: { at: ago(13) } })).lead, { at: ago(12) });
  const closed = ago(2);
  await alarmAbout(await aLead(db, { status: "closed", closed_at: closed }), { at: ago(13) });
  const waiting = { status: "waiting-list", waiting_list_id: await aTeam(db, "Germany", []), waiting_since: ago(20) };
  await alarmAbout(await aLead(db, waiting), { at: ago(14) });

  expect((await readNotifications(db, lena)).map(({ over }) => over)).toEqual([
    { code: "taken", repName: "Ann Berger", at: taken.toISOString() },
    null,
    null,
    { code: "closed", repName: null, at: closed.toISOString() },
    null,
  ]);
});
