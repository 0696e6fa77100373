import { transaction } from "../../engine/database.ts";
import { addFlow } from "../../server/flows/add-flow.ts";
import { publishFlow } from "../../server/flows/go-live.ts";
import { aTeam, catalog, graph } from "../engine/support/a-world.ts";
import { mainJob } from "../flows/main-job.ts";
import { operator } from "../setup/baton.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

test("a flow is proven from the command line, and one that is not ends with 1 and says what to mend", async ({
  db,
  databaseUrl,
}) => {
  const own = { DATABASE_URL: databaseUrl };
  expect(await operator(own, "flow", "prove")).toEqual({ code: 0, out: "", said: "There is no flow yet." });

  const { id: team } = await aTeam(db);
  const good = await transaction(db, (tx) => addFlow(tx, { name: "New leads", graph: mainJob({ team }), by: null }));
  await transaction(db, (tx) => publishFlow(tx, catalog, good, { seen: undefined, by: null }));
  const proven = await operator(own, "flow", "prove", "new", "leads");
  expect(proven).toMatchObject({ code: 0, said: "", out: expect.stringMatching(/^New leads \(live\): proven/) });

  const leaky = graph({ start: ["lead-captured"], turns: ["round-robin", { team }] }, ["start turns"]);
  await transaction(db, (tx) => addFlow(tx, { name: "Leaky", graph: leaky, by: null }));
  const all = await operator(own, "flow", "prove", "--all", "--json");
  expect(all.code).toBe(1);
  const { flows } = JSON.parse(all.out) as { flows: { flow: string; isProven: boolean; problems: object[] }[] };
  expect(flows.map(({ flow, isProven }) => [flow, isProven])).toEqual([
    ["New leads", true],
    ["Leaky", false],
  ]);
  expect(flows[1]!.problems).toContainEqual(
    expect.objectContaining({ code: "exit-open", nodeId: "turns", step: "Take turns", mend: expect.any(String) }),
  );
  const table = await operator(own, "flow", "prove", "leaky");
  expect(table.out).toMatch(/^! Leaky \(draft\): \d to mend\n/);
  expect(table.out).toMatch(
    /! Take turns +“Take turns”: when the outcome is “Nobody available”, nothing happens next\.\n +→ /,
  );
  const hours = await operator(own, "flow", "prove", "New leads", "--hours");
  expect(hours.out).toMatch(/^ +German +mon 3{24}$/m);
  expect(hours.out).toMatch(/^ +Anything else +mon ·{24}$/m);

  // Whatever the flow asks for, not only what it asks for first.
  const rule = { filled: [{ var: "phone" }] };
  const byPhone = graph(
    {
      start: ["lead-captured"],
      phone: ["condition", { branches: [{ id: "phone", label: "With a phone", rule }] }],
      italian: ["language", { anyOf: ["it"] }],
      turns: ["round-robin", { team }],
    },
    ["start phone", "phone phone turns", "phone otherwise italian", "italian yes turns"],
  );
  await transaction(db, (tx) => addFlow(tx, { name: "Phones", graph: byPhone, by: null }));
  const phones = await operator(own, "flow", "prove", "phones", "--hours");
  expect(phones.out).toMatch(/^ +Language +0 +3 /m);
  expect(phones.out).toMatch(/^ +Phone +0 +3 /m);
  expect(phones.out).toMatch(/^ +Has a value +mon 3{24}$/m);
  expect(await operator(own, "flow", "prove", "gone")).toMatchObject({ code: 1, said: "There is no flow “gone”." });
});
