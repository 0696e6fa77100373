import type { Db } from "../../engine/database.ts";
import type { Actor } from "../http/route.ts";
import { findKey, noteKeyUse } from "./api-key-store.ts";
import { hashToken } from "./secret-token.ts";

const REMEMBER_MS = 5_000;
/** Unknown keys are remembered too, so that their number must not be the caller's choice. */
const MOST = 10_000;

type Found = Extract<Actor, { kind: "key" }> | null;

export interface ApiKeys {
  /** Whose key it is; null when it is unknown or revoked, up to five seconds late. */
  find(key: string): Promise<Found>;
}

/** Looks access keys up, with a memory of five seconds per process: an intake at full speed asks once, not each time. */
export function rememberApiKeys(db: Db, clock: () => number = Date.now): ApiKeys {
  const known = new Map<string, { readonly until: number; readonly found: Promise<Found> }>();

  const look = async (hash: Buffer): Promise<Found> => {
    const row = await findKey(db, hash);
    if (!row) return null;
    await noteKeyUse(db, row.id);
    return { kind: "key", id: row.id, scopes: row.scopes };
  };

  return {
    async find(key) {
      const hash = hashToken(key);
      const name = hash.toString("base64");
      const remembered = known.get(name);
      if (remembered && remembered.until > clock()) return remembered.found;

      if (known.size >= MOST) known.clear();
      const found = look(hash);
      known.set(name, { until: clock() + REMEMBER_MS, found });
      // What failed is asked again by the next caller.
      found.catch(() => known.delete(name));
      return found;
    },
  };
}
