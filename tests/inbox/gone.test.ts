import { readInbox } from "../../server/inbox/read-inbox.ts";
import { aLead, aPerson, aRun, aTeam, ago, catalog, insert } from "../leads/rows.ts";
import { expect, test } from "../setup/test.ts";

test("a lead that went to somebody else says so for a day, with the reason; what one passed on oneself does not", async ({
  db,
}) => {
  const [ann, bob] = [await aPerson(db, "Ann Berger"), await aPerson(db, "Bob Adler")];
  const waiting = { status: "waiting-list", waiting_list_id: await aTeam(db, "Germany", []), waiting_since: ago(20) };
  const had = async (state: string, minutes: number, columns: object = { status: "assigned", owner_id: bob }) => {
    const lead = await aLead(db, { name: `${state} ${minutes}`, ...columns });
    await insert(db, "assignments", {
      lead_id: lead,
      person_id: ann,
      state,
      because: { code: "next-in-turn" },
      at: ago(minutes + 15),
      ended_at: ago(minutes),
    });
    return lead;
  };
  const next = { person_id: bob, state: "owned", because: { code: "not-reached", previous: ann, person: bob } };
  const lost = await had("released", 5);
  const { run } = await aRun(db, lost, ["escalate"]);
  await insert(db, "assignments", { ...next, lead_id: lost, at: ago(5), run_id: run, node_id: "n0", visit: 0 });
  await had("expired", 20, waiting);
  await had("declined", 30);
  await had("released", 40, { status: "closed" });
  await had("released", 2 * 24 * 60);
  const again = await had("released", 50);
  await insert(db, "assignments", { lead_id: again, person_id: ann, state: "owned", because: {}, at: ago(45) });

  const { gone } = await readInbox(db, catalog, ann, { limit: 50 });

  expect(gone.map(({ leadName, sentence }) => [leadName, sentence])).toEqual([
    ["released 5", "You did not reach the customer in time, and Bob Adler was next in turn"],
    ["expired 20", "You did not answer in time. It is on the waiting list now"],
  ]);
  expect((await readInbox(db, catalog, bob, { limit: 50 })).gone).toEqual([]);
});
