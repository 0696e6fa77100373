import fc from "fast-check";
import { advance, type Engine } from "../../engine/advance.ts";
import { type Db, transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import type { World } from "../../engine/world.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { correctBalance } from "../../server/teams/correct-balance.ts";
import { replaceMembers } from "../../server/teams/replace-members.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { createWorld } from "../../server/world/world.ts";
import { aMainJob, anEngine, aPerson, aRequest, type TestTeam } from "../engine/support/a-world.ts";
import { expect, test } from "../setup/test.ts";

/** What happens to a team's balance, in one process or the other, or beside both. */
const STEPS = [
  "here",
  "there",
  "undone here",
  "rolled back here",
  "worker there",
  "corrected",
  "joins",
  "leaves",
] as const;
type Step = (typeof STEPS)[number];

class AProcess {
  readonly loader = new FactsLoader();
  readonly engine: Engine = { ...anEngine(), world: createWorld(this.loader) };

  async balanceOf(db: Db, { id }: TestTeam): Promise<Pick<TeamFacts, "credits" | "lastPickedAt">> {
    const wanted = { teamIds: [id], personIds: [], withBackups: false, loadsOf: "people-with-limits" as const };
    const { credits, lastPickedAt } = (await transaction(db, (tx) => this.loader.lock(tx, wanted))).teams[id]!;
    return { credits, lastPickedAt };
  }
}

async function storedBalance(db: Db, { id }: TestTeam) {
  const { rows } = await db.query<Pick<TeamFacts, "credits" | "lastPickedAt">>(
    `select to_json(credits) as credits, to_json(last_picked_at) as "lastPickedAt" from team_ledgers where team_id = $1`,
    [id],
  );
  return rows[0]!;
}

/** Writes a batch and fails then: what it wrote is undone up to the savepoint, and its leads wait for a worker. */
function failing({ engine }: AProcess): Engine {
  const apply: World["apply"] = async (tx, ...batch) => {
    const written = engine.world.apply(tx, ...batch);
    await Promise.all([written, tx.query("select 1 / 0")]);
  };
  return { ...engine, world: { ...engine.world, apply } };
}

test("what a process knows of a balance by its stamp is what the row says, whoever changes it and whatever is undone", async ({
  db,
}) => {
  const { source, team } = await aMainJob(db, [2, 1, 1]);
  const [here, there] = [new AProcess(), new AProcess()];
  const people = [...team.members];

  const act = async (step: Step): Promise<unknown> => {
    if (step === "here") return acceptLeads(db, here.engine, [aRequest(source), aRequest(source)]);
    if (step === "there") return acceptLeads(db, there.engine, [aRequest(source)]);
    if (step === "undone here") return acceptLeads(db, failing(here), [aRequest(source)]);
    if (step === "worker there") return drain(db, there.engine);
    if (step === "rolled back here") {
      await acceptLeads(db, failing(here), [aRequest(source)]);
      const given = transaction(db, async (tx) => {
        expect(await advance(tx, here.engine)).toBeGreaterThan(0);
        throw new Error("on purpose");
      });
      return expect(given).rejects.toThrow("on purpose");
    }
    if (step === "corrected") {
      const correction = { repId: people[0]!, turns: 1, reason: "Missed one" };
      return transaction(db, (tx) => correctBalance(tx, team.id, correction, null));
    }
    if (step === "joins") people.push(await aPerson(db));
    if (step === "leaves" && people.length > 2) people.pop();
    const members = people.map((repId) => ({ repId, weight: 1 }));
    return transaction(db, (tx) => replaceMembers(tx, team.id, members, null));
  };

  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const step of steps) {
        await act(step);
        const stored = await storedBalance(db, team);
        expect(await here.balanceOf(db, team)).toEqual(stored);
        expect(await there.balanceOf(db, team)).toEqual(stored);
      }
    }),
    { numRuns: 15 },
  );
});
