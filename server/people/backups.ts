import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { lockBackups, readBackupChain } from "./people-store.ts";

/**
 * Refuses a backup that ends where it began: two who stand in for each other would hand a lead to and fro while both are
 * away. Locks out others who name backups, before any person is locked.
 *
 * @throws AppError `own-backup` or `backups-in-a-circle` (422), which names them in order
 */
export async function mustNotCircle(tx: Tx, person: PersonId, backupId: PersonId | null | undefined): Promise<void> {
  if (!backupId) return;
  if (backupId === person) {
    throw new AppError("invalid", "own-backup", "Nobody is their own backup: choose somebody else.");
  }
  await lockBackups(tx);
  const chain = await readBackupChain(tx, backupId);
  const end = chain.findIndex(({ id }) => id === person);
  if (end < 0) return;
  const names = [chain[end]!, ...chain.slice(0, end + 1)].map(({ name }) => name);
  throw new AppError(
    "invalid",
    "backups-in-a-circle",
    `These would stand in for each other in a circle: ${names.join(" → ")}. Choose somebody else.`,
    { names },
  );
}
