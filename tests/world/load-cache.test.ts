import fc from "fast-check";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { type Db, transaction } from "../../engine/database.ts";
import type { LoadsOf, TeamFacts } from "../../node-catalog/kit/facts.ts";
import { closeLead } from "../../server/assignments/close-lead.ts";
import { assignByHand } from "../../server/assignments/give-lead.ts";
import { logContact } from "../../server/assignments/log-contact.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { createWorld } from "../../server/world/world.ts";
import { anEngine, aRequest, aTeam, goLive, takeIn, type TestTeam } from "../engine/support/a-world.ts";
import { mainJob } from "../flows/main-job.ts";
import { expect, test } from "../setup/test.ts";

const STEPS = ["here", "elsewhere", "rolled back", "by hand", "reached", "no answer", "closed"] as const;
type Step = (typeof STEPS)[number];

const loadsIn = async (
  db: Db,
  loader: FactsLoader,
  { id }: TestTeam,
  loadsOf: LoadsOf = "everybody",
): Promise<TeamFacts["loads"]> => {
  const wanted = { teamIds: [id], personIds: [], withBackups: false, loadsOf };
  return transaction(db, async (tx) => (await loader.lock(tx, wanted)).teams[id]!.loads);
};

async function someLead(db: Db, { id }: TestTeam) {
  const { rows } = await db.query<{ id: string; leadId: string; personId: string }>(
    `select a.id, a.lead_id as "leadId", a.person_id as "personId" from assignments a
     where a.state = 'owned' and exists (select from leads l where l.id = a.lead_id and l.status <> 'closed')
       and (a.team_id = $1 or a.team_id is null) order by a.at, a.id limit 1`,
    [id],
  );
  return rows[0];
}

test("what is kept of people's loads is what a process that knows nothing would read, whoever gives and takes leads", async ({
  db,
}) => {
  const team = await aTeam(db, [1, 1, 1]);
  const limits = JSON.stringify([{ what: "month", most: 1000, window: "moving" }]);
  await db.query("update people set limits = $2 where id = any ($1::uuid[])", [team.members, limits]);
  const { source } = await goLive(db, (sources) => mainJob({ team: team.id, sources }));
  const loader = new FactsLoader();
  const here = { ...anEngine(), world: createWorld(loader) };

  const act = async (step: Step): Promise<unknown> => {
    if (step === "here") return takeIn(db, here, [aRequest(source), aRequest(source, { value: 12.5 })]);
    if (step === "elsewhere") return takeIn(db, anEngine(), [aRequest(source)]);
    const lead = await someLead(db, team);
    if (!lead) return undefined;
    const { leadId, personId } = lead;
    if (step === "closed") {
      return transaction(db, (tx) => closeLead(tx, { leadId, personId, reason: "Bought elsewhere" }));
    }
    if (step === "by hand" || step === "rolled back") {
      const other = team.members.find((id) => id !== personId)!;
      const given = transaction(db, async (tx) => {
        await assignByHand(tx, { leadId, personId: other, reason: "They know each other", by: null });
        if (step === "rolled back") throw new Error("on purpose");
      });
      return given.catch(() => undefined);
    }
    const outcome = step === "reached" ? "reached" : "noAnswer";
    const actor = { kind: "person", id: personId, roles: ["rep"] } as const;
    return transaction(db, (tx) => logContact(tx, { assignmentId: lead.id, actor, channel: "call", outcome }));
  };

  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const step of steps) await act(step);
      const kept = await loadsIn(db, loader, team);
      expect(kept.filter((load) => load !== null)).toHaveLength(team.members.length);
      expect(canonicalJson(kept)).toBe(canonicalJson(await loadsIn(db, new FactsLoader(), team)));
    }),
    { numRuns: 12 },
  );
});

test("when people without limits got their leads is known where a step asks for it, also after one that did not", async ({
  db,
}) => {
  const team = await aTeam(db, [1, 1]);
  const { source } = await goLive(db, (sources) => mainJob({ team: team.id, sources }));
  const loader = new FactsLoader();
  const here = { ...anEngine(), world: createWorld(loader) };
  const givenTo = async (loadsOf: LoadsOf) =>
    (await loadsIn(db, loader, team, loadsOf)).map((load) => load!.givenAt?.length ?? null);

  await takeIn(db, here, [aRequest(source), aRequest(source), aRequest(source), aRequest(source)]);
  expect(await givenTo("everybody")).toEqual([null, null]);
  expect(await givenTo("everybody-and-when")).toEqual([2, 2]);
  // Whoever gets one is read again, by whichever batch comes next.
  await takeIn(db, here, [aRequest(source), aRequest(source)]);
  await givenTo("everybody");
  expect(await givenTo("everybody-and-when")).toEqual([3, 3]);
  const fresh = await loadsIn(db, new FactsLoader(), team, "everybody-and-when");
  expect(canonicalJson(await loadsIn(db, loader, team, "everybody-and-when"))).toBe(canonicalJson(fresh));
});

test("a limit by time that was just set counts what the batch gives, though the load was kept without it", async ({
  db,
}) => {
  const team = await aTeam(db, [1]);
  const { source } = await goLive(db, (sources) => mainJob({ team: team.id, sources }));
  const loader = new FactsLoader();
  const here = { ...anEngine(), world: createWorld(loader) };
  await loadsIn(db, loader, team);

  const limits = JSON.stringify([{ what: "day", most: 2, window: "moving" }]);
  await db.query("update people set limits = $2 where id = $1", [team.members[0], limits]);
  const replies = await takeIn(db, here, [aRequest(source), aRequest(source), aRequest(source), aRequest(source)]);
  expect(replies.filter(({ owner }) => owner !== null)).toHaveLength(2);
});
