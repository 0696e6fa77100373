import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";

/** Ends all sessions of a person, but for the one with the token `except`. */
export async function deleteSessions(tx: Tx, personId: PersonId, except?: string): Promise<void> {
  await tx.query("delete from auth_sessions where person_id = $1 and token is distinct from $2", [personId, except]);
}

export async function deleteOldSessions(tx: Tx): Promise<void> {
  await tx.query("delete from auth_sessions where expires_at < now()");
}

export async function readPasswordHash(db: Queryable, personId: PersonId): Promise<string | undefined> {
  const { rows } = await db.query<{ password: string }>(
    "select password from auth_accounts where person_id = $1 and provider_id = 'credential' and password is not null",
    [personId],
  );
  return rows[0]?.password;
}

export async function upsertPasswordHash(tx: Tx, id: string, personId: PersonId, hash: string): Promise<void> {
  await tx.query(
    `insert into auth_accounts (id, person_id, provider_id, account_id, password)
     values ($1, $2::uuid, 'credential', $2::uuid::text, $3)
     on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`,
    [id, personId, hash],
  );
}
