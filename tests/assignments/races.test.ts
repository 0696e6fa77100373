import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import type { Caller } from "../http/callers.ts";
import { aLiveFlow, asOffer, type LiveFlow, readLead, sendLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { act } from "./hand.ts";

const LEADS = 24;
const ROUNDS = 5;

/** The same deeds in each run: what differs is only who is faster. */
function chooser(seed: number) {
  let state = seed;
  return <T>(choices: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647;
    return choices[state % choices.length]!;
  };
}

type Choose = ReturnType<typeof chooser>;

/** Something that a person does with this lead, whoever has it and whether they may or not. */
async function doSomething(api: Caller, leadId: string, { repId, what, which }: Deed) {
  const { assignments } = await readLead(api, leadId);
  const id = assignments.at(which)?.id ?? assignments[0]?.id ?? leadId;
  const deeds: Record<(typeof DEEDS)[number], () => Promise<{ status: number }>> = {
    accept: () => act(api, id, "accept"),
    decline: () => act(api, id, "decline", { reason: "Busy" }),
    attempt: () => act(api, id, "attempt", { channel: "call" }),
    noAnswer: () => act(api, id, "contact", { channel: "call", outcome: "noAnswer" }),
    reached: () => act(api, id, "contact", { channel: "call", outcome: "reached" }),
    assign: () => api.post(`/leads/${leadId}/assign`, { repId, reason: "Is free" }),
    claim: () => api.post(`/leads/${leadId}/claim`, { onBehalfOf: repId }),
    close: () => api.post(`/leads/${leadId}/close`, { reason: "Spam" }),
    note: () => api.post(`/leads/${leadId}/notes`, { text: "Hm" }),
  };
  return deeds[what]();
}

const DEEDS = [
  "accept",
  "decline",
  "decline",
  "attempt",
  "noAnswer",
  "reached",
  "assign",
  "claim",
  "close",
  "note",
] as const;

interface Deed {
  readonly what: (typeof DEEDS)[number];
  readonly repId: string;
  /** The newest assignment, or one of those before. */
  readonly which: number;
}

const chooseDeed = (choose: Choose, { reps }: LiveFlow): Deed => ({
  what: choose(DEEDS),
  repId: choose(reps),
  which: choose([-1, -1, -2]),
});

async function column<T>(db: Db, sql: string, values: unknown[]): Promise<T[]> {
  const { rows } = await db.query<{ value: T }>(sql, values);
  return rows.map(({ value }) => value);
}

test(
  "whatever people do at the same moment, every lead has one owner, or an alarm",
  { timeout: 120_000 },
  async ({ api, db, clock }) => {
    const flows = await Promise.all([aLiveFlow(api), aLiveFlow(api, { change: asOffer })]);
    const choose = chooser(7);
    const leads = await Promise.all(
      Array.from({ length: LEADS }, async (_, index) => {
        const flow = flows[index % 2]!;
        return { flow, id: (await sendLead(api, flow.source)).leadId };
      }),
    );
    const statuses = new Set<number>();
    for (let round = 0; round < ROUNDS; round++) {
      const acts = leads.flatMap(({ id, flow }) => [0, 1].map(() => doSomething(api, id, chooseDeed(choose, flow))));
      const moving = sleep(20).then(() => clock.advance({ minutes: 4 }));
      for (const { status } of await Promise.all(acts)) statuses.add(status);
      await moving;
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 409]));
    expect([...statuses].filter((status) => ![200, 404, 409].includes(status))).toEqual([]);

    // What the flows still have to say to it.
    const ids = leads.map(({ id }) => id);
    await expect
      .poll(() => column(db, "select id as value from runs where subject_id = any($1) and status = 'ready'", [ids]))
      .toEqual([]);
    await expect
      .poll(() =>
        column(db, "select id as value from runs where subject_id = any($1) and wake_at <= baton_now()", [ids]),
      )
      .toEqual([]);

    expect(
      await column(
        db,
        `select l.id as value from leads l where l.id = any($1) and not (
         l.status in ('closed', 'waiting-list', 'attention')
         or l.status = 'assigned' and exists (
           select from assignments a where a.lead_id = l.id and a.person_id = l.owner_id and a.state = 'owned')
         or l.status = 'new' and exists (
           select from assignments a join waits w on w.subject = a.id and w.state = 'open'
           where a.lead_id = l.id and a.state = 'offered'))`,
        [ids],
      ),
    ).toEqual([]);
    expect(
      await column(db, "select id as value from runs where subject_id = any($1) and status = 'failed'", [ids]),
    ).toEqual([]);
    // Whoever lost a lead has nothing to do for it any more.
    expect(
      await column(
        db,
        `select t.id as value from tasks t join leads l on l.id = t.lead_id
       where l.id = any($1) and t.state = 'open' and t.person_id is distinct from l.owner_id`,
        [ids],
      ),
    ).toEqual([]);
    // Every turn that was paid was gained by the others: the sum stays.
    const sums = await column<string>(
      db,
      `select sum(credit)::text as value from team_balances where team_id = any($1) group by team_id`,
      [flows.map(({ team }) => team)],
    );
    expect(new Set(sums)).toEqual(new Set(["0"]));
  },
);
