import type { Db } from "../../engine/database.ts";

/** Notes `fingerprint` if none is there yet. @returns the one that counts */
export async function claimFingerprint(db: Db, fingerprint: string): Promise<string> {
  await db.query("insert into secret_keys (fingerprint) values ($1) on conflict do nothing", [fingerprint]);
  const { rows } = await db.query<{ fingerprint: string }>("select fingerprint from secret_keys");
  return rows[0]!.fingerprint;
}
