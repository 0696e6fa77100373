import { type Db, transaction } from "../../engine/database.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { aTeam } from "../engine/support/a-world.ts";
import { personIn } from "../../node-catalog/kit/view-facts.ts";
import { expect, test } from "../setup/test.ts";

const lock = (db: Db, loader: FactsLoader, teamId: string) =>
  transaction(db, (tx) =>
    loader.lock(tx, { teamIds: [teamId], personIds: [], loadsOf: "people-with-limits", withBackups: false }),
  );

test.for(["member", "leader"] as const)("a pause of a %s is seen by the next decision", async (who, { db }) => {
  const team = await aTeam(db);
  const person = who === "leader" ? team.leader : team.members[0]!;
  const loader = new FactsLoader();
  expect(personIn(await lock(db, loader, team.id), person)!.awayUntil).toBeNull();

  await db.query("update people set away_until = baton_now() + interval '1 hour' where id = $1", [person]);

  expect(personIn(await lock(db, loader, team.id), person)!.awayUntil).not.toBeNull();
});
