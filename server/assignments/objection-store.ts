import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { AssignmentId, LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";

/** Said again before anybody has looked at it, the newer reason counts. */
export async function insertObjection(
  tx: Tx,
  objection: { assignmentId: AssignmentId; leadId: LeadId; personId: PersonId; reason: string; at: number },
): Promise<Uuid> {
  const { assignmentId, leadId, personId, reason, at } = objection;
  const { rows } = await tx.query<{ id: Uuid }>(
    `insert into objections (id, assignment_id, lead_id, person_id, reason, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (assignment_id) where settled_at is null do update set reason = excluded.reason
     returning id`,
    [newId(), assignmentId, leadId, personId, reason, new Date(at)],
  );
  return rows[0]!.id;
}

/** @returns whether there was one that nobody had looked at */
export async function settleObjections(tx: Tx, assignmentId: AssignmentId, by: PersonId | null): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update objections set settled_at = baton_now(), settled_by = $2 where assignment_id = $1 and settled_at is null",
    [assignmentId, by],
  );
  return rowCount === 1;
}
