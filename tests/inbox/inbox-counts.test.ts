import type { InboxReply } from "../../server/inbox/contract.ts";
import { inboxRoutes } from "../../server/inbox/routes.ts";
import { notificationRoutes } from "../../server/notifications/routes.ts";
import { serve } from "../http/serve.ts";
import { aLead, aPerson, aTeam, ago, asRep, catalog, get, insert, post } from "../leads/rows.ts";
import { expect, test } from "../setup/test.ts";

test("who has more waiting, or more messages, than the inbox shows reads how many there are", async ({ db }) => {
  await using server = await serve([...inboxRoutes({ db, catalog }), ...notificationRoutes({ db })]);
  const ann = await aPerson(db, "Ann Berger");
  const team = await aTeam(db, "Germany", [ann]);
  for (let count = 0; count < 53; count++) {
    await aLead(db, { status: "waiting-list", waiting_list_id: team, waiting_since: ago(count) });
    await insert(db, "notifications", { person_id: ann, text: "Nobody took it", at: ago(count) });
  }
  const inboxOf = async (): Promise<InboxReply> => (await get(server, "/inbox", asRep(ann))).body;

  const inbox = await inboxOf();
  expect([inbox.claimable.length, inbox.claimableCount]).toEqual([50, 53]);
  expect([inbox.notifications.length, inbox.unseenCount]).toEqual([50, 53]);
  for (const { id } of inbox.notifications.slice(0, 3)) await post(server, `/notifications/${id}/seen`, asRep(ann));
  expect((await inboxOf()).unseenCount).toBe(50);
});
