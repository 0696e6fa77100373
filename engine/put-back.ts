import { AppError } from "../node-catalog/kit/errors.ts";
import type { Engine } from "./advance.ts";
import type { Tx } from "./database.ts";
import { type ClaimedRun, readPending, reclaimRun, saveRuns } from "./run-store.ts";
import { stopped, wakeUp } from "./settle.ts";

/**
 * Puts a run back that could not be written: it is tried again alone and later, and stops with an alarm after the last
 * time. Nothing happens when another worker has moved it on since.
 *
 * @returns false while somebody else works on its lead: look again later
 */
export async function putBack(tx: Tx, { world }: Pick<Engine, "world">, refused: ClaimedRun): Promise<boolean> {
  const again = await reclaimRun(tx, refused);
  if (!again) return true;
  const { run, now } = again;
  const subject = (await world.lockSubjects(tx, [run.subjectId])).subjects.get(run.subjectId);
  if (!subject) return false;
  const pending = await readPending(tx, [run.id]);
  const thrown = new AppError(
    "unavailable",
    "not-stored",
    "What this step wanted to do could not be stored. Try again, or change the flow.",
  );
  const { saved, change } = stopped(wakeUp(run, pending.get(run.id), now), subject, thrown, now);
  await saveRuns(tx, [saved], { now, isNew: false });
  await world.apply(
    tx,
    [change],
    await world.peekShared(tx, { teamIds: [], personIds: [], withBackups: false, loadsOf: "people-with-limits" }),
  );
  return true;
}
