import type { DryRunReply } from "../../server/flows/contract.ts";
import { aTeam, startFlowApi } from "../flows/a-flow.ts";
import { graph } from "../engine/support/a-world.ts";
import { aPerson } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

const SATURDAY = "2026-02-28T10:00:00Z";
const MONDAY = Date.UTC(2026, 2, 2, 8);

test("a tried-out lead of the weekend goes through list and ladder, with the reasons of a real one", async ({ db }) => {
  await using api = await startFlowApi(db);
  const manager = await api.asManager();
  const [team, standIn] = [await aTeam(db), await aPerson(db)];
  await db.query("update people set open_intervals = $2, backup_id = $3 where id = any ($1)", [
    [team.ann, team.bob],
    JSON.stringify([[MONDAY, MONDAY + 9 * 3_600_000]]),
    standIn.id,
  ]);
  await db.query("update people set open_intervals = null where id = any ($1)", [[team.lena, standIn.id]]);
  const order = ["backup", "leader"].map((to) => ({ to, within: "PT1H", counts: "clock" }));
  const drawing = graph(
    {
      start: ["lead-captured", { sources: [] }],
      hours: ["after-hours", { team: team.id }],
      turns: ["round-robin", { team: team.id }],
      watch: ["wait-for-contact", { within: "PT15M" }],
      ladder: ["fallback", { team: team.id, order }],
      queue: ["to-queue", { team: team.id }],
      end: ["end"],
    },
    [
      "start hours",
      "hours open turns",
      "hours handed-over watch",
      "turns assigned watch",
      "turns nobody queue",
      "watch reached end",
      "watch declined ladder",
      "watch timeout ladder",
      "ladder reached end",
      "ladder waiting-list end",
    ],
  );
  const flow = await manager.post<{ id: string }>("/flows", { name: "Weekend", graph: drawing });
  const { body } = await manager.post<DryRunReply>(`/flows/${flow.body.id}/dry-run`, {
    lead: { name: "Mia", email: "mia@example.org" },
    at: SATURDAY,
  });

  const { rows } = await db.query<{ id: string; name: string }>("select id, name from people");
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const [first, backup, lena] = [
    body.steps[2]!.candidates!.find(({ chosen }) => chosen)!.name,
    names.get(standIn.id),
    names.get(team.lena),
  ];
  expect(body.steps.slice(1).map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(
      new RegExp(`^It waits on the list of ${team.name} until 2 Mar, \\d\\d:00, when somebody is in$`),
    ),
    `Somebody of ${team.name} is in, and ${first} was next in turn`,
    `${first} has time to reach the customer`,
    "The customer was not reached in time",
    `${first} did not reach the customer in time, and ${backup} got it as the backup of ${first}`,
    `${backup} did not reach the customer in time, and ${lena} got it as the leader of ${team.name}`,
    `Nobody else can take it now, so it waits in the waiting list of ${team.name}`,
    expect.any(String),
  ]);
  expect(body.steps[2]!.at).toBe(new Date(MONDAY).toISOString());
  expect(body.owner).toBeNull();
});
