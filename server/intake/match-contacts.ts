import type { Tx } from "../../engine/database.ts";
import { insertContactKeys, type KeyOwner, lockContactKeys, moveContactKeys, proposeMerges } from "./intake-store.ts";
import type { ContactKey } from "./contact-keys.ts";
import type { LeadRequest } from "./request.ts";

const nameOf = ({ kind, value }: ContactKey): string => `${kind}:${value}`;

export interface Matched {
  /** The contact of each request, by its lead id. */
  readonly contacts: ReadonlyMap<string, string>;
  /** Contacts that were there before, and may therefore have a lead already. */
  readonly knownContacts: readonly string[];
}

/**
 * Finds or makes the contact behind each request by its keys, which are locked until the end of the transaction: two
 * requests of one person come after each other, in whatever process. The e-mail wins over the phone.
 */
export async function matchContacts(tx: Tx, requests: readonly LeadRequest[]): Promise<Matched> {
  const proposed = proposals(requests);
  const inserted = proposed.size > 0 ? await insertContactKeys(tx, [...proposed.values()]) : [];
  const owners = new Map(inserted.map((key) => [nameOf(key), key.contactId]));
  const older = [...proposed.values()].filter((key) => !owners.has(nameOf(key)));
  if (older.length > 0) {
    for (const key of await lockContactKeys(tx, older)) owners.set(nameOf(key), key.contactId);
  }
  const known = new Set(older.flatMap((key) => owners.get(nameOf(key)) ?? []));
  if (older.length > 0) await settleDisagreements(tx, requests, owners, known);
  return {
    contacts: new Map(requests.map(({ leadId, keys, contactId }) => [leadId, contactOf(keys, owners) ?? contactId])),
    knownContacts: [...known],
  };
}

/** Keys of the batch, each once: requests that share one belong to the contact of the first. */
function proposals(requests: readonly LeadRequest[]): Map<string, KeyOwner> {
  const proposed = new Map<string, KeyOwner>();
  for (const { keys, contactId } of requests) {
    const shared = keys.map((key) => proposed.get(nameOf(key))?.contactId).find((id) => id !== undefined);
    for (const key of keys) {
      if (!proposed.has(nameOf(key))) proposed.set(nameOf(key), { ...key, contactId: shared ?? contactId });
    }
  }
  return proposed;
}

const contactOf = (keys: readonly ContactKey[], owners: ReadonlyMap<string, string>): string | undefined =>
  keys.map((key) => owners.get(nameOf(key))).find((id) => id !== undefined);

async function settleDisagreements(
  tx: Tx,
  requests: readonly LeadRequest[],
  owners: Map<string, string>,
  known: ReadonlySet<string>,
): Promise<void> {
  const moved: KeyOwner[] = [];
  const merges: (readonly [string, string])[] = [];
  for (const { keys } of requests) {
    const [first, second] = keys;
    const winner = first && owners.get(nameOf(first));
    const other = second && owners.get(nameOf(second));
    if (!winner || !other || winner === other) continue;
    if (known.has(winner) && known.has(other)) {
      merges.push([winner, other]);
    } else {
      // One of the two keys is new: it joins the contact that was there.
      const [newcomer, contactId] = known.has(winner) ? [second, winner] : [first, other];
      moved.push({ ...newcomer, contactId });
      owners.set(nameOf(newcomer), contactId);
    }
  }
  if (moved.length > 0) await moveContactKeys(tx, moved);
  if (merges.length > 0) await proposeMerges(tx, merges);
}
