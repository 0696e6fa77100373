import type { Queryable } from "../../engine/database.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";

export interface Held {
  readonly assignmentId: AssignmentId;
  readonly personId: PersonId;
}

/** Leads that are offered to these people or theirs, but for simulated ones; in the order in which leads are locked. */
export async function listHeldBy(q: Queryable, people: readonly PersonId[]): Promise<Held[]> {
  const { rows } = await q.query<Held>(
    `select id as "assignmentId", person_id as "personId" from (
       select a.id, a.person_id, a.lead_id from leads l join assignments a on a.lead_id = l.id and a.state = 'owned'
        where l.owner_id = any($1::uuid[]) and not l.demo and l.status <> 'closed'
       union all
       select a.id, a.person_id, a.lead_id from assignments a join leads l on l.id = a.lead_id
        where a.person_id = any($1::uuid[]) and a.state = 'offered' and not l.demo and l.status <> 'closed') held
      order by lead_id`,
    [people],
  );
  return rows;
}
