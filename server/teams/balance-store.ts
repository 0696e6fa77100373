import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { Credits, EntryReason } from "../../node-catalog/assignment/ledger.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";

/** Locks a team's turn balance, which a batch that hands out leads holds until it commits. */
export async function lockCredits(tx: Tx, teamId: TeamId): Promise<Credits> {
  await tx.query("select from team_ledgers where team_id = $1 for no key update", [teamId]);
  const { rows } = await tx.query<{ credits: Credits }>(
    "select coalesce(json_object_agg(person_id, credit), '{}') as credits from team_balances where team_id = $1",
    [teamId],
  );
  return rows[0]!.credits;
}

/**
 * Locks the balances of these teams, and of all teams of those of these people who have limits: joining and leaving change
 * whose limits span teams, for each of them (`align_ledgers`). All in one ordered statement, before anything locks one of
 * them: a change of such a person locks the same ones in this order.
 *
 * @param people who join, leave or get another share
 */
export async function lockBalancesAround(
  tx: Tx,
  teamIds: readonly TeamId[],
  people: readonly PersonId[],
): Promise<void> {
  await tx.query(
    `select from team_ledgers
      where team_id = any($1::uuid[])
         or team_id in (select m.team_id from team_members m join people p on p.id = m.person_id
                         where m.person_id = any($2::uuid[]) and p.limits <> '[]')
      order by team_id for no key update`,
    [teamIds, people],
  );
}

/** Writes the balance of the team's members: those who are in it now, and at 0 who has none. */
export async function writeCredits(tx: Tx, teamId: TeamId, credits: Credits): Promise<void> {
  await tx.query(
    `update team_ledgers
        set credits = array(select coalesce(($2::jsonb ->> id::text)::bigint, 0)
                            from unnest(person_ids) with ordinality as member (id, place) order by place)
      where team_id = $1`,
    [teamId, JSON.stringify(credits)],
  );
}

/** @param at epoch milliseconds */
export async function setLastPicked(tx: Tx, teamId: TeamId, personId: PersonId, at: number): Promise<void> {
  await tx.query(
    `update team_ledgers set last_picked_at[array_position(person_ids, $2::uuid)] = $3
      where team_id = $1 and $2::uuid = any (person_ids)`,
    [teamId, personId, at],
  );
}

export interface LedgerEntry {
  readonly personId: PersonId;
  /** Micro-units of a turn. */
  readonly amount: number;
  readonly reason: EntryReason;
  /** What whoever did it wrote. */
  readonly note?: string;
  /** Whom it is about, where somebody else got or paid the other side of it. */
  readonly aboutPersonId?: PersonId;
  readonly assignmentId?: AssignmentId;
}

/** Which of these turns were given back before; the balances' locks must be held. */
export async function readGivenBack(tx: Tx, assignmentIds: readonly AssignmentId[]): Promise<Set<AssignmentId>> {
  const { rows } = await tx.query<{ id: AssignmentId }>(
    `select assignment_id as id from ledger_entries
      where assignment_id = any($1::uuid[]) and reason in ('reassigned', 'bad-lead', 'excused')`,
    [assignmentIds],
  );
  return new Set(rows.map(({ id }) => id));
}

const violations = {
  one_refund_per_assignment: () =>
    new AppError("conflict", "turn-given-back", "The turn for this lead was given back already."),
};

export async function insertLedgerEntries(
  tx: Tx,
  teamId: TeamId,
  entries: readonly LedgerEntry[],
  by: PersonId | null,
): Promise<void> {
  const inserted = tx.query(
    `insert into ledger_entries (id, team_id, person_id, amount, reason, note, about_person_id, assignment_id,
                                 by_person_id, at)
     select e.id, $1, e.person_id, e.amount, e.reason, e.note, e.about, e.assignment_id, $2, baton_now()
       from json_to_recordset($3::json) as e (id uuid, person_id uuid, amount bigint, reason text, note text, about uuid,
                                              assignment_id uuid)`,
    [teamId, by, JSON.stringify(entries.map(toRow))],
  );
  await orOnViolation(inserted, violations);
}

const toRow = ({ personId, amount, reason, note, aboutPersonId, assignmentId }: LedgerEntry) => ({
  id: newId(),
  person_id: personId,
  amount,
  reason,
  note,
  about: aboutPersonId,
  assignment_id: assignmentId,
});
