import { readClock, type Tx } from "../../engine/database.ts";
import { wakeTogether } from "../../engine/wake-together.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { lockAccount, setRegion } from "./account-store.ts";
import { readUnderReview, tellDecided } from "./review-store.ts";

/**
 * Says where an account belongs, whatever its leads say; with `null` each of them counts for itself again. Of two who decide
 * at once the last one counts. Every lead that waits for this goes on.
 *
 * @throws AppError `no-such-account` (404)
 */
export async function decideRegion(
  tx: Tx,
  accountId: Uuid,
  { region, by }: { readonly region: string | null; readonly by: PersonId | null },
): Promise<void> {
  await lockAccount(tx, accountId);
  await setRegion(tx, accountId, { region, by });
  if (region !== null) await letGo(tx, accountId, by);
  await tellDecided(tx, accountId);
}

async function letGo(tx: Tx, accountId: Uuid, by: PersonId | null): Promise<void> {
  const runs = (await readUnderReview(tx, accountId)).map((runId) => ({ runId, by }));
  await wakeTogether(tx, { subject: accountId, kind: "decided", at: await readClock(tx) }, runs);
}
