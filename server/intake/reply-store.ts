import type { Tx } from "../../engine/database.ts";
import type { AcceptedLead } from "./contract.ts";
import type { LeadRequest } from "./request.ts";

export interface KnownReply {
  readonly callerId: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly reply: AcceptedLead;
}

/**
 * What was answered in the last 24 hours to requests with the same keys; also to those of another of these callers. By
 * arrays: joined to a list, the planner reads the whole index (measured: 2.4 ms instead of 0.2).
 */
export async function readReplies(
  tx: Tx,
  keys: readonly { readonly callerId: string; readonly key: string }[],
): Promise<KnownReply[]> {
  const { rows } = await tx.query<KnownReply>({
    name: "read-replies",
    text: `select k.caller_id as "callerId", k.key, encode(k.body_hash, 'hex') as "bodyHash", k.reply
           from idempotency_keys k
           where k.caller_id = any ($1::uuid[]) and k.key = any ($2::text[]) and k.at > baton_now() - interval '24 hours'`,
    values: [[...new Set(keys.map(({ callerId }) => callerId))], keys.map(({ key }) => key)],
  });
  return rows;
}

/** @returns false when a twin in another process stored one of the keys first: the whole batch must be done again */
export async function insertReplies(
  tx: Tx,
  replies: readonly (readonly [request: LeadRequest, reply: AcceptedLead])[],
): Promise<boolean> {
  const rows = replies.flatMap(([{ idempotency }, reply]) =>
    idempotency
      ? [{ caller_id: idempotency.callerId, key: idempotency.key, body_hash: idempotency.bodyHash, reply }]
      : [],
  );
  if (rows.length === 0) return true;
  const { rowCount } = await tx.query({
    name: "insert-replies",
    text: `insert into idempotency_keys (caller_id, key, body_hash, reply, at)
           select caller_id, key, decode(body_hash, 'hex'), reply, baton_now()
           from json_to_recordset($1::json) as s (caller_id uuid, key text, body_hash text, reply jsonb)
           order by caller_id, key
           on conflict (caller_id, key) do update
             set body_hash = excluded.body_hash, reply = excluded.reply, at = excluded.at
             where idempotency_keys.at <= baton_now() - interval '24 hours'`,
    values: [JSON.stringify(rows)],
  });
  return rowCount === rows.length;
}
