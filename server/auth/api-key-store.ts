import type { Db, Queryable, Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Scope } from "./contract.ts";

export interface KeyRow {
  readonly id: Uuid;
  readonly name: string;
  readonly scopes: Scope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt"`;

interface NewKey {
  readonly id: Uuid;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly Scope[];
  readonly createdBy: PersonId | null;
}

export async function insertKey(tx: Tx, { id, name, hash, scopes, createdBy }: NewKey): Promise<KeyRow> {
  const { rows } = await tx.query<KeyRow>(
    `insert into auth_keys (id, name, key_hash, scopes, created_by) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
    [id, name, hash, scopes, createdBy],
  );
  return rows[0]!;
}

/** @returns false when there is none, or it was revoked before */
export async function revokeKey(tx: Tx, id: Uuid): Promise<boolean> {
  const { rowCount } = await tx.query("update auth_keys set revoked_at = now() where id = $1 and revoked_at is null", [
    id,
  ]);
  return rowCount === 1;
}

/** The newest first; a page after the key `after`. */
export async function listKeys(db: Queryable, limit: number, after: Uuid | undefined): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `select ${COLUMNS} from auth_keys where revoked_at is null and ($2::uuid is null or id < $2)
     order by id desc limit $1`,
    [limit, after],
  );
  return rows;
}

export async function findKey(db: Queryable, hash: Buffer): Promise<Pick<KeyRow, "id" | "scopes"> | undefined> {
  const { rows } = await db.query<Pick<KeyRow, "id" | "scopes">>(
    "select id, scopes from auth_keys where key_hash = $1 and revoked_at is null",
    [hash],
  );
  return rows[0];
}

/** Notes that a key is in use, at most once a minute. One statement outside of any transaction: nothing depends on it. */
export async function noteKeyUse(db: Db, id: Uuid): Promise<void> {
  await db.query(
    `update auth_keys set last_used_at = now()
     where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
    [id],
  );
}
