import { createHash } from "node:crypto";
import type { Db } from "../../engine/database.ts";
import { StartupProblem } from "../startup-problem.ts";
import { claimFingerprint } from "./secret-key-store.ts";

/** @throws StartupProblem when the database was sealed with another key: nothing in it could be opened */
export async function refuseForeignKey(db: Db, key: Buffer): Promise<void> {
  const fingerprint = createHash("sha256").update("baton fingerprint").update(key).digest("hex").slice(0, 32);
  if ((await claimFingerprint(db, fingerprint)) === fingerprint) return;
  throw new StartupProblem(
    "This database was sealed with another secret key: put the secret.key of its first installation into the data folder, " +
      "or set BATON_SECRET_KEY to what is in it.",
  );
}
