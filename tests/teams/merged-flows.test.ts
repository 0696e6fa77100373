import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import type { DryRunReply, FlowDetail } from "../../server/flows/contract.ts";
import { readCoverage } from "../../server/flows/coverage/read-coverage.ts";
import { tryFlowRoutes } from "../../server/flows/try-routes.ts";
import { giveAllToNext } from "../../server/assignments/give-to-next.ts";
import { readReceiptsSince } from "../../server/receipts/receipt-queries.ts";
import { replay } from "../../server/receipts/replay.ts";
import { archiveTeam } from "../../server/teams/archive-team.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { mergeTeam } from "../../server/teams/merge-team.ts";
import { flowRoutes } from "../../server/flows/routes.ts";
import {
  advanceAll,
  aLead,
  aMainJob,
  anEngine,
  aRequest,
  aTeam,
  catalog,
  goLive,
  takeIn,
} from "../engine/support/a-world.ts";
import { assignmentsOf, leadOf, runOf } from "../engine/support/look.ts";
import { startApi } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { afterHours, anOffice, everythingHeld, look, moveTo, untilSaturday } from "../waiting-list/a-list.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { balances, expectEveryTurnExplained, handOut, sum } from "./turns.ts";

const merge = (db: Db, into: TeamId, taken: TeamId) =>
  transaction(db, (tx) => mergeTeam(tx, into, { teamId: taken, reason: "One office" }, null));

test("leads under way escalate in the team that took theirs in, and every receipt decides the same again", async ({
  db,
  clock,
}) => {
  const { team: old, source } = await aMainJob(db, [1, 1]);
  const office = await aTeam(db, [1, 1, 1]);
  const engine = anEngine();
  const requests = Array.from({ length: 10 }, () => aRequest(source));
  const leads = (await takeIn(db, engine, requests)).map(({ leadId, runIds }) => ({ leadId, run: runIds[0]! }));

  await merge(db, office.id, old.id);
  await clock.advance({ minutes: 16 });
  await advanceAll(db, engine);

  const people = new Set([...office.members, ...old.members]);
  for (const { leadId, run } of leads) {
    expect(await runOf(db, run)).toMatchObject({ status: "waiting", nodeId: "wait", error: null });
    const [first, second] = await assignmentsOf(db, leadId);
    expect(old.members).toContain(first!.person);
    expect([...people]).toContain(second!.person);
    expect((await leadOf(db, leadId)).owner).toBe(second!.person);
  }
  const { rows } = await db.query<{ team: string; count: number }>(
    "select team_id as team, count(*)::int as count from receipts group by team_id order by count",
  );
  expect(rows).toEqual(expect.arrayContaining([old.id, office.id].map((team) => ({ team, count: 10 }))));
  await expectEveryTurnExplained(db, office.id);
  for (const { decision } of await readReceiptsSince(db, office.id, THE_BEGINNING, 100)) {
    expect(replay(decision)).toEqual({ same: true });
  }
  expect(sum(Object.values(await balances(db, office.id)))).toBe(0);
});

test("new leads of a flow that names the team taken in go to the other one, in processes old and new", async ({
  db,
}) => {
  const { team: old, source } = await aMainJob(db, [1, 1]);
  const [office, company] = [await aTeam(db, [1]), await aTeam(db, [1])];
  const before = anEngine();
  await handOut(db, before, source, 2);
  await merge(db, office.id, old.id);
  await merge(db, company.id, office.id);

  // What a process remembers of the old team is found out of use under the lock: the lead is handed out a moment later.
  await takeIn(db, before, [aRequest(source)]).catch(() => undefined);
  await advanceAll(db, before);
  await handOut(db, anEngine(), source, 3);

  const { rows } = await db.query<{ team: string; count: number }>(
    "select team_id as team, count(*)::int as count from assignments group by team_id",
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { team: old.id, count: 2 },
      { team: company.id, count: 4 },
    ]),
  );
  await expectEveryTurnExplained(db, company.id);
});

test("who leaves after a merge hands leads on to the people of the team that stayed", async ({ db }) => {
  const { team: old, source } = await aMainJob(db, [1]);
  const office = await aTeam(db, [1]);
  const engine = anEngine();
  const { lead } = await aLead(db, engine, source);
  const [first] = await assignmentsOf(db, lead);
  await merge(db, office.id, old.id);
  await transaction(db, (tx) => giveAllToNext(tx, engine.world, [first!.id], { by: null, reason: "They leave" }));
  expect((await assignmentsOf(db, lead))[1]).toMatchObject({ person: office.members[0], state: "owned" });
  expect(sum(Object.values(await balances(db, office.id)))).toBe(0);
});

test("leads on the list of the team taken in wait on the other one's, which opens for them", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const [old, office] = [await anOffice(db, 1), await anOffice(db, 2)];
  const { source } = await goLive(db, (sources) => afterHours(old.id, sources));
  const engine = anEngine();
  await takeIn(db, engine, [aRequest(source), aRequest(source), aRequest(source)]);
  const since = await waitingSince(db, old.id);

  await merge(db, office.id, old.id);

  expect(await waitingSince(db, office.id)).toEqual(since);
  await moveTo(db, clock, monday);
  await look(db, engine, new FactsLoader());
  const held = await everythingHeld(db);
  expect(new Set(held.map(({ personId }) => personId))).toEqual(new Set([...office.members, ...old.members]));
  expect(await readClock(db)).toBeGreaterThanOrEqual(monday);
});

test("the editor says where leads go, and one click names that team; while a flow counts on it, it stays in use", async ({
  db,
}) => {
  const { team: old, flow } = await aMainJob(db, [1]);
  const office = await aTeam(db, [1]);
  await using api = await startApi(db, () => [...flowRoutes({ db, catalog }), ...teamRoutes({ db, catalog })]);
  const manager = await api.asManager();
  await merge(db, office.id, old.id);

  const { problems } = await made2xx(manager.get<FlowDetail>(`/flows/${flow}`));
  const said = problems.filter(({ code }) => code === "team-merged");
  expect(said.map(({ nodeId }) => nodeId)).toEqual(["turns", "escalate", "queue"]);
  expect(said[0]).toMatchObject({
    severity: "hint",
    message: `Take turns: ${old.name} is part of ${office.name} now, so its leads go there.`,
    mend: "Update the team",
    patch: { do: "replace-node", type: "round-robin", config: { team: office.id, mode: "assign" } },
  });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const { data: teams } = await made2xx(manager.get<{ data: TeamView[] }>("/teams"));
  expect(teams.find(({ id }) => id === office.id)).toMatchObject({ tookIn: [old.id] });
  const archived = transaction(db, (tx) => archiveTeam(tx, catalog, office.id));
  await expect(archived).rejects.toMatchObject({ code: "team-in-use" });
});

test("trying a flow out and its hours ask the people of the team that took the other one in, and call it by its name", async ({
  db,
}) => {
  const { team: old, flow } = await aMainJob(db, []);
  const office = await aTeam(db, [1, 1]);
  await merge(db, office.id, old.id);

  const { rows, ...hours } = await readCoverage(db, catalog, flow, { of: "live", week: "usual", by: "language" });
  expect(hours.by).toBe("language");
  const german = rows.find(({ value }) => value === "de")!;
  expect([new Set(german.people), german.holeMinutes]).toEqual([new Set([2]), 0]);
  expect(rows.find(({ value }) => value !== "de")?.drawnAway).toContain(`waiting list of ${office.name}`);

  await using api = await startApi(db, () => tryFlowRoutes({ db, catalog }));
  const manager = await api.asManager();
  const lead = { name: "Mia", email: "mia@example.org", language: "de" };
  const tried = await made2xx(manager.post<DryRunReply>(`/flows/${flow}/dry-run`, { lead }));
  const given = tried.steps.find(({ nodeId }) => nodeId === "turns")!;
  expect(given).toMatchObject({ exit: "assigned" });
  expect(new Set(given.candidates?.map(({ personId }) => personId))).toEqual(new Set(office.members));
});

const THE_BEGINNING = ["2000-01-01 00:00:00+00", "00000000-0000-0000-0000-000000000000"] as const;

async function waitingSince(db: Db, team: TeamId): Promise<string[]> {
  const { rows } = await db.query<{ text: string }>(
    "select id || ' ' || waiting_since as text from leads where waiting_list_id = $1 order by id",
    [team],
  );
  return rows.map(({ text }) => text);
}
