import type { Queryable, Tx } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";

/** The runs that wait until somebody decides where this account belongs. */
export async function readUnderReview(tx: Tx, accountId: Uuid): Promise<Uuid[]> {
  const { rows } = await tx.query<{ runId: Uuid }>(
    `select run_id as "runId" from waits where subject = $1 and kind = 'review' and state = 'open'`,
    [accountId],
  );
  return rows.map(({ runId }) => runId);
}

/** A run that waits for what nobody need tell it any more. */
export interface Idle {
  readonly runId: Uuid;
  readonly accountId: Uuid;
  /** Its company is decided, or somebody has the lead. */
  readonly kind: "decided" | "taken";
}

export async function readIdle(q: Queryable): Promise<Idle[]> {
  const { rows } = await q.query<Idle>(
    `select w.run_id as "runId", a.id as "accountId",
            case when a.region is not null then 'decided' else 'taken' end as kind
       from waits w
       join accounts a on a.id = w.subject
       join runs r on r.id = w.run_id
       join leads l on l.id = r.subject_id
      where w.kind = 'review' and w.state = 'open' and (a.region is not null or l.owner_id is not null)`,
  );
  return rows;
}

/** Tells open screens of managers, by the newest lead of the account. */
export async function tellDecided(tx: Tx, accountId: Uuid): Promise<void> {
  await tx.query(
    `insert into feed (kind, lead_id, payload, at)
     select 'attention', id, '{"change": "company"}', baton_now()
       from leads where account_id = $1 order by created_at desc limit 1`,
    [accountId],
  );
}
