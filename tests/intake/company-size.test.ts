import { readLeadRows } from "../../server/leads/lead-row-queries.ts";
import { advanceAll, aLead, anEngine, aTeam, goLive, graph } from "../engine/support/a-world.ts";
import { leadOf, wayOf } from "../engine/support/look.ts";
import type { Db } from "../../engine/database.ts";
import { newLead } from "../../server/intake/contract.ts";
import { expect, test } from "../setup/test.ts";

/** new lead → 50 people or more? → the large team; everyone else gets the size that the form calls staff → the small team. */
async function bySize(db: Db) {
  const [large, small] = [await aTeam(db), await aTeam(db)];
  const rule = { ">=": [{ var: "companySize" }, 50] };
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        size: ["condition", { branches: [{ id: "large", label: "Large", rule }] }],
        large: ["round-robin", { team: large.id }],
        fill: ["set-field", { field: "companySize", value: "{{ lead.fields.staff }}" }],
        small: ["round-robin", { team: small.id }],
        queue: ["to-queue", { team: small.id }],
      },
      [
        "start size",
        "size large large",
        "size otherwise fill",
        "fill small",
        "large nobody queue",
        "small nobody queue",
      ],
    ),
  );
  const engine = anEngine();
  return {
    large,
    small,
    async lead(body: Record<string, unknown>) {
      const { lead, run } = await aLead(db, engine, source, body);
      await advanceAll(db, engine);
      const { companySize, owner } = (await readLeadRows(db, [lead])).get(lead)!;
      return { lead, owner: owner?.id, companySize, way: (await wayOf(db, run)).slice(1, 3) };
    },
  };
}

test("leads go their way by the size of their company; where a form calls it otherwise a step fills it in", async ({
  db,
}) => {
  const { large, small, lead } = await bySize(db);

  const big = await lead({ companySize: 50 });
  expect(big).toMatchObject({ companySize: 50, way: ["size large", "large assigned"] });
  expect(large.members).toContain(big.owner);

  const little = await lead({ companySize: 49, fields: { staff: "30" } });
  expect(little).toMatchObject({ companySize: 30, way: ["size otherwise", "fill done"] });
  expect(small.members).toContain(little.owner);

  expect(await lead({})).toMatchObject({ companySize: null, way: ["size otherwise", "fill done"] });
});

test("a size that is none stops the lead where people see it, and writes nothing", async ({ db }) => {
  const { lead } = await bySize(db);
  const { lead: id, companySize } = await lead({ companySize: 5, fields: { staff: "51-200" } });
  expect(companySize).toBe(5);
  expect(await leadOf(db, id)).toMatchObject({ status: "attention", attention: "stopped" });
});

test.each([
  ["51-200", "Use the number of people who work there, such as 50"],
  [12.5, "Use the number of people who work there, such as 50"],
  [0, "Use 1 or more, or leave it out where it is not known"],
])("a lead whose company has %s people is refused and says how to write it", (companySize, message) => {
  expect(newLead.safeParse({ name: "Mia", companySize }).error?.issues).toMatchObject([
    { path: ["companySize"], message },
  ]);
});
