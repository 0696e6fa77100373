import type { Tx } from "../../engine/database.ts";
import type { PersonId, Role } from "../../node-catalog/kit/domain.ts";

/** Nobody else makes or changes people until this transaction ends; reading goes on. */
export async function lockPeople(tx: Tx): Promise<void> {
  await tx.query("lock table people in share row exclusive mode");
}

export async function findAdmin(tx: Tx, email: string | undefined): Promise<PersonId | undefined> {
  const { rows } = await tx.query<{ id: PersonId }>(
    `select id from people
     where active and not demo and 'admin' = any(roles) and ($1::text is null or lower(email) = lower($1))
     order by created_at, id limit 1`,
    [email],
  );
  return rows[0]?.id;
}

export async function readRoles(tx: Tx, id: PersonId): Promise<Role[] | undefined> {
  const { rows } = await tx.query<{ roles: Role[] }>("select roles from people where id = $1 and active", [id]);
  return rows[0]?.roles;
}

/** Has anybody a password, or an open session? */
export async function hasWayIn(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ can: boolean }>(
    `select exists (select from auth_accounts where password is not null)
         or exists (select from auth_sessions where expires_at > statement_timestamp()) as can`,
  );
  return rows[0]!.can;
}
