import { ELIGIBILITY_REASONS } from "../../node-catalog/assignment/reasons.ts";
import type { ReceiptView } from "../../server/receipts/contract.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { player, seed } from "../demo/a-demo.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { replayAll } from "./replay-all.ts";

/** The beginning of a reason, up to its first value. */
const BEGINNINGS = Object.values(ELIGIBILITY_REASONS).map((sentence) => sentence.split("{")[0]!.trim());

test("every receipt of the demo decides the same again", async ({ db, clock }) => {
  await seed(db);
  // Thirty leads; how many choices they take is chance.
  await player(db, clock).playFor(10);
  const { count, different } = await replayAll(db);
  expect(different).toEqual([]);
  expect(count).toBeGreaterThan(10);
});

test("every receipt of the demo names everybody who was asked once, in words of the screen", async ({ db, clock }) => {
  await seed(db);
  await player(db, clock).playFor(5);
  await using api = await startApi(db, () => receiptRoutes({ db, catalog }));
  const manager = await api.asManager();
  const { rows } = await db.query<{ id: string; members: string[] }>(
    // A leader who is in no team is asked alone, when nobody of the team reacts.
    `select r.assignment_id as id, case when r.packed::jsonb ? 'asked'
         then array(select one ->> 'personId' from jsonb_array_elements(r.packed::jsonb #> '{asked,members}') as one)
         else array(select person_id::text from team_members m where m.team_id = r.team_id) end as members
       from receipts r where r.assignment_id is not null`,
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { id, members } of rows) {
    const { body } = await manager.get<ReceiptView>(`/assignments/${id}/receipt`);
    expect(body.candidates.map(({ personId }) => personId).toSorted()).toEqual(members.toSorted());
    for (const { name, reason, eligible } of body.candidates) {
      expect(name).not.toBe("");
      if (eligible) expect(reason).toMatch(/^Can take it$|^(Owed|Ahead by) ([\d.]+ (of a )?turns?|nothing)$/);
      else expect(BEGINNINGS.some((beginning) => reason.startsWith(beginning))).toBe(true);
    }
    expect(body.candidates.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(body.sentences.join(" ")).not.toMatch(/undefined|null|NaN|\{|somebody/);
  }
});
