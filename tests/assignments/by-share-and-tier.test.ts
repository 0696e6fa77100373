import { advanceAll, aLead, aRequest, aTeam, anEngine, goLive, graph, takeIn } from "../engine/support/a-world.ts";
import { assignmentsOf, wayOf } from "../engine/support/look.ts";
import { mainJob } from "../flows/main-job.ts";
import { expect, test } from "../setup/test.ts";

test("shares of 2:1:1 and 40 leads: 20, 10 and 10, one by one and in batches", async ({ db }) => {
  const team = await aTeam(db, [2, 1, 1]);
  const { source } = await goLive(db, (sources) => mainJob({ team: team.id, sources }));
  const engine = anEngine();
  const owners: string[] = [];
  for (let index = 0; index < 20; index++) owners.push((await aLead(db, engine, source)).owner!.id);
  const batch = Array.from({ length: 20 }, () => aRequest(source));
  owners.push(...(await takeIn(db, engine, batch)).map(({ owner }) => owner!.id));
  expect(team.members.map((id) => owners.filter((owner) => owner === id).length)).toEqual([20, 10, 10]);
});

test("leads are told apart by score tier and company size, which are fields of the company's own", async ({ db }) => {
  await db.query(
    `insert into custom_fields (name, label, type) values ('tier', 'Tier', 'text'), ('employees', 'Employees', 'number')
     on conflict do nothing`,
  );
  const [hunters, enterprise, everybody] = [await aTeam(db, [1]), await aTeam(db, [1]), await aTeam(db, [1])];
  const branches: { id: string; label: string; rule: Record<string, (string | number | { var: string })[]> }[] = [
    { id: "large", label: "Large companies", rule: { ">": [{ var: "fields.employees" }, 250] } },
    { id: "hot", label: "Hot leads", rule: { "==": [{ var: "fields.tier" }, "hot"] } },
  ];
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        which: ["condition", { branches }],
        enterprise: ["round-robin", { team: enterprise.id }],
        hunters: ["round-robin", { team: hunters.id }],
        turns: ["round-robin", { team: everybody.id }],
        queue: ["to-queue", { team: everybody.id }],
        end: ["end"],
      },
      [
        "start which",
        "which large enterprise",
        "which hot hunters",
        "which otherwise turns",
        ...["enterprise", "hunters", "turns"].flatMap((one) => [`${one} assigned end`, `${one} nobody queue`]),
      ],
    ),
  );
  const engine = anEngine();
  for (const [fields, team, exit] of [
    [{ tier: "hot", employees: 20 }, hunters, "hot"],
    [{ tier: "hot", employees: 900 }, enterprise, "large"],
    [{ tier: "warm", employees: 250 }, everybody, "otherwise"],
    [{}, everybody, "otherwise"],
  ] as const) {
    const { lead, run } = await aLead(db, engine, source, { fields });
    // A process that does not know yet which team comes next leaves that to the batch after.
    await advanceAll(db, engine);
    expect(await assignmentsOf(db, lead)).toMatchObject([{ person: team.members[0], state: "owned" }]);
    expect(await wayOf(db, run)).toContain(`which ${exit}`);
  }
});
