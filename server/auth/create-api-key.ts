import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { insertKey, type KeyRow } from "./api-key-store.ts";
import type { Scope } from "./contract.ts";
import { hashToken, newToken } from "./secret-token.ts";

export interface ApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** null: made by the operator or by another key. */
  readonly createdBy?: PersonId | null;
}

/** Makes an access key. `key` is all there will ever be to see of it: only its hash is kept. */
export async function createApiKey(
  tx: Tx,
  { name, scopes, createdBy = null }: ApiKeyRequest,
): Promise<KeyRow & { readonly key: string }> {
  // The prefix lets scanners for leaked secrets, and people, see what it is.
  const key = `baton_${newToken()}`;
  const row = await insertKey(tx, { id: newId(), name, hash: hashToken(key), scopes: [...new Set(scopes)], createdBy });
  return { ...row, key };
}
