import type { Tx } from "../../engine/database.ts";
import { insertContactKeys, type KeyOwner, lockContactKeys, lockContacts, moveContactKeys } from "./contact-store.ts";
import type { ContactKey } from "./contact-keys.ts";
import type { LeadRequest } from "./request.ts";

const nameOf = ({ kind, value }: ContactKey): string => `${kind}:${value}`;

export interface Matched {
  /** The contact of each request, by its lead id. */
  readonly contacts: ReadonlyMap<string, string>;
  /** Contacts that were there before, and may therefore have a lead already. */
  readonly knownContacts: readonly string[];
  /** Pairs of contacts that may be one person: an e-mail of one and a phone of the other came together. */
  readonly merges: readonly (readonly [string, string])[];
}

/**
 * Finds or makes the contact behind each request by its keys. Keys and contacts stay locked until the end of the
 * transaction: two requests of one person come after each other, in whatever process.
 */
export async function matchContacts(tx: Tx, requests: readonly LeadRequest[]): Promise<Matched> {
  const proposed = keyOwners(requests, settle(requests, new Map()).owners);
  const inserted = proposed.length > 0 ? await insertContactKeys(tx, proposed) : [];
  const isNew = new Set(inserted.map(nameOf));
  const older = proposed.filter((key) => !isNew.has(nameOf(key)));
  const known = new Map<string, string>();
  if (older.length > 0) {
    for (const key of await lockContactKeys(tx, older)) known.set(nameOf(key), key.contactId);
    await lockContacts(tx, [...known.values()]);
  }
  const { owners, contacts, merges } = settle(requests, known);
  const moved = inserted.flatMap((key) => {
    const contactId = owners.get(nameOf(key))!;
    return contactId === key.contactId ? [] : [{ ...key, contactId }];
  });
  if (moved.length > 0) await moveContactKeys(tx, moved);
  return { contacts, knownContacts: [...new Set(known.values())], merges };
}

/**
 * Goes through a batch in its order, as if each request came alone: a key that nobody has joins the contact of the other
 * one; where both have a contact, the e-mail's wins and the two stay apart until a person merges them.
 */
function settle(requests: readonly LeadRequest[], known: ReadonlyMap<string, string>) {
  const owners = new Map(known);
  const contacts = new Map<string, string>();
  const merges: (readonly [string, string])[] = [];
  for (const { leadId, keys, contactId } of requests) {
    const [first = contactId, second] = new Set(keys.flatMap((key) => owners.get(nameOf(key)) ?? []));
    if (second) merges.push([first, second]);
    for (const key of keys) if (!owners.has(nameOf(key))) owners.set(nameOf(key), first);
    contacts.set(leadId, first);
  }
  return { owners, contacts, merges };
}

function keyOwners(requests: readonly LeadRequest[], owners: ReadonlyMap<string, string>): KeyOwner[] {
  const keys = new Map(requests.flatMap(({ keys }) => keys.map((key) => [nameOf(key), key] as const)));
  return [...keys].map(([name, key]) => ({ ...key, contactId: owners.get(name)! }));
}
