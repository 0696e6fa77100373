import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { LinkPurpose } from "./contract.ts";

interface NewLink {
  readonly hash: Buffer;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly lifetimeMs: number;
}

/** @returns when it ends, or undefined when there is no such active person */
export async function insertLink(tx: Tx, { hash, personId, purpose, lifetimeMs }: NewLink): Promise<Date | undefined> {
  const { rows } = await tx.query<{ expiresAt: Date }>(
    `insert into auth_links (token_hash, person_id, purpose, expires_at)
     select $1, id, $3, now() + make_interval(secs => $4) from people where id = $2 and active
     returning expires_at as "expiresAt"`,
    [hash, personId, purpose, lifetimeMs / 1000],
  );
  return rows[0]?.expiresAt;
}

export interface StoredLink {
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly name: string;
  readonly company: string;
  readonly expiresAt: Date;
  readonly state: "ready" | "used" | "expired";
}

export async function findLink(db: Queryable, hash: Buffer): Promise<StoredLink | undefined> {
  const { rows } = await db.query<StoredLink>(
    `select l.person_id as "personId", l.purpose, p.name, w.company, l.expires_at as "expiresAt",
            case when l.spent_at is not null then 'used' when l.expires_at <= now() then 'expired' else 'ready' end as state
     from auth_links l join people p on p.id = l.person_id and p.active cross join workspace w
     where l.token_hash = $1`,
    [hash],
  );
  return rows[0];
}

/** Marks a link as spent; of two who try at once, one gets true. */
export async function spendLink(tx: Tx, hash: Buffer): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update auth_links set spent_at = now() where token_hash = $1 and spent_at is null and expires_at > now()",
    [hash],
  );
  return rowCount === 1;
}

/** Makes a link usable again whose sign-in failed for a reason of ours. */
export async function unspendLink(tx: Tx, hash: Buffer): Promise<void> {
  await tx.query("update auth_links set spent_at = null where token_hash = $1", [hash]);
}

/** Ends the links of a person that nobody has used yet. */
export async function endLinksOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.query(
    "update auth_links set expires_at = now() where person_id = $1 and spent_at is null and expires_at > now()",
    [personId],
  );
}

/** Removes what can no longer be used and no longer needs an explanation. */
export async function deleteOldLinks(tx: Tx): Promise<void> {
  await tx.query("delete from auth_links where expires_at < now() - interval '30 days'");
}
