import type { Tx } from "../../engine/database.ts";
import type { LoadFacts, PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { lockLedgers, readPeople, readTeamsOf } from "./facts-store.ts";
import { lockLoads, readLoads } from "./loads-store.ts";

/**
 * Holds what somebody with limits has to do until the end of the transaction, as batches that hand out leads in their teams
 * hold it. Comes last in the one lock order.
 *
 * @returns undefined for somebody without limits: then nothing is held
 */
export async function holdPerson(
  tx: Tx,
  personId: PersonId,
): Promise<{ readonly person: PersonFacts; readonly load: LoadFacts } | undefined> {
  const [person] = await readPeople(tx, [personId]);
  if (!person || person.limits.length === 0) return undefined;
  await lockLedgers(tx, await readTeamsOf(tx, personId));
  await lockLoads(tx, [personId]);
  const { loads } = await readLoads(tx, [personId], { when: false });
  return { person, load: loads.get(personId)! };
}
