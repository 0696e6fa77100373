import type { Queryable } from "../../engine/database.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";

export interface Held {
  readonly assignmentId: AssignmentId;
  readonly personId: PersonId;
}

/** Leads that are offered to these people or theirs, but for simulated ones; in the order in which leads are locked. */
export async function listHeldBy(q: Queryable, people: readonly PersonId[]): Promise<Held[]> {
  const { rows } = await q.query<Held>(
    `select a.id as "assignmentId", a.person_id as "personId"
       from assignments a join leads l on l.id = a.lead_id
      where a.person_id = any($1::uuid[]) and a.state in ('offered', 'owned') and not l.demo and l.status <> 'closed'
      order by l.id`,
    [people],
  );
  return rows;
}
