import type { Tx } from "../../engine/database.ts";
import type { LeadId, SourceId, Uuid } from "../../node-catalog/kit/domain.ts";

export interface UntakenLead {
  readonly id: LeadId;
  readonly name: string;
  readonly sourceId: SourceId;
  /** Why it needs attention; null when it does not. */
  readonly attentionCode: string | null;
}

/** Locks the lead; what is read holds until the end of the transaction. */
export async function lockUntakenLead(tx: Tx, id: LeadId): Promise<UntakenLead | undefined> {
  const { rows } = await tx.query<UntakenLead>(
    `select id, name, source_id as "sourceId", case when status = 'attention' then attention_code end as "attentionCode"
       from leads where id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

export async function readStart(tx: Tx, programId: Uuid): Promise<string> {
  const { rows } = await tx.query<{ start: string }>("select body ->> 'start' as start from programs where id = $1", [
    programId,
  ]);
  return rows[0]!.start;
}

/** It is on its way again; open lists of what needs attention learn it. */
export async function endAttention(tx: Tx, id: LeadId): Promise<void> {
  await tx.query("update leads set status = 'new', attention_code = null, attention_since = null where id = $1", [id]);
  await tx.query(
    `insert into feed (kind, lead_id, payload, at) values ('attention', $1, '{"change": "attention"}', baton_now())`,
    [id],
  );
}
