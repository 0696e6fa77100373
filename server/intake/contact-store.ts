import type { Tx } from "../../engine/database.ts";
import type { ContactKey } from "./contact-keys.ts";

export interface KeyOwner extends ContactKey {
  readonly contactId: string;
}

/** Claims the keys that are new, in order, so that two intakes never wait for each other crosswise. Returns those. */
export async function insertContactKeys(tx: Tx, keys: readonly KeyOwner[]): Promise<KeyOwner[]> {
  const { rows } = await tx.query<KeyOwner>({
    name: "insert-contact-keys",
    text: `insert into contact_keys (kind, value, contact_id)
           select kind, value, "contactId" from json_to_recordset($1::json) as k (kind text, value text, "contactId" uuid)
           order by kind, value
           on conflict do nothing
           returning kind, value, contact_id as "contactId"`,
    values: [JSON.stringify(keys)],
  });
  return rows;
}

/** Locks keys that were there before and says whose they are: two requests of one person must come after each other. */
export async function lockContactKeys(tx: Tx, keys: readonly ContactKey[]): Promise<KeyOwner[]> {
  const { rows } = await tx.query<KeyOwner>({
    name: "lock-contact-keys",
    text: `select kind, value, contact_id as "contactId" from contact_keys
           where (kind, value) in (select kind, value from json_to_recordset($1::json) as k (kind text, value text))
           order by kind, value for no key update`,
    values: [JSON.stringify(keys)],
  });
  return rows;
}

/**
 * Locks contacts that are there, in order: one person who writes and calls at the same moment comes by two keys, and both
 * must not find that there is no lead yet.
 */
export async function lockContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.query({
    name: "lock-contacts",
    text: "select from contacts where id = any ($1::uuid[]) order by id for no key update",
    values: [contactIds],
  });
}

/** A key that came in for the first time, together with one that is known, belongs to the contact of that one. */
export async function moveContactKeys(tx: Tx, keys: readonly KeyOwner[]): Promise<void> {
  await tx.query(
    `update contact_keys c set contact_id = k."contactId"
     from json_to_recordset($1::json) as k (kind text, value text, "contactId" uuid)
     where c.kind = k.kind and c.value = k.value`,
    [JSON.stringify(keys)],
  );
}

export async function proposeMerges(tx: Tx, pairs: readonly (readonly [string, string])[]): Promise<void> {
  await tx.query(
    `insert into merge_proposals (contact_id, other_contact_id, at)
     select least(a, b), greatest(a, b), baton_now() from unnest($1::uuid[], $2::uuid[]) as p (a, b)
     on conflict do nothing`,
    [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
}
