import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { Credits, EntryReason } from "../../node-catalog/assignment/ledger.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";

/** Locks a team's turn balance, which a batch that hands out leads holds until it commits. */
export async function lockCredits(tx: Tx, teamId: TeamId): Promise<Credits> {
  const { rows } = await tx.query<{ credits: Record<PersonId, string> }>(
    "select credits from team_ledgers where team_id = $1 for no key update",
    [teamId],
  );
  return Object.fromEntries(Object.entries(rows[0]!.credits).map(([id, credit]) => [id, BigInt(credit)]));
}

/** Writes the balance; who is not in it any more is also forgotten as somebody who had a turn. */
export async function writeCredits(tx: Tx, teamId: TeamId, credits: Credits): Promise<void> {
  const texts = Object.fromEntries(Object.entries(credits).map(([id, credit]) => [id, String(credit)]));
  await tx.query(
    `update team_ledgers
        set credits = $2,
            last_picked_at = coalesce((select jsonb_object_agg(key, value) from jsonb_each(last_picked_at)
                                        where $2::jsonb ? key), '{}')
      where team_id = $1`,
    [teamId, JSON.stringify(texts)],
  );
}

/** @param at epoch milliseconds */
export async function setLastPicked(tx: Tx, teamId: TeamId, personId: PersonId, at: number): Promise<void> {
  await tx.query(
    `update team_ledgers set last_picked_at = last_picked_at || jsonb_build_object($2::text, $3::bigint)
      where team_id = $1`,
    [teamId, personId, at],
  );
}

export interface LedgerEntry {
  readonly personId: PersonId;
  /** Micro-units of a turn. */
  readonly amount: bigint;
  readonly reason: EntryReason;
  /** What whoever did it wrote. */
  readonly note?: string;
  /** Whom it is about, where somebody else got or paid the other side of it. */
  readonly aboutPersonId?: PersonId;
  readonly assignmentId?: AssignmentId;
}

/** Whether this turn was given back before; the balance's lock must be held. */
export async function isTurnGivenBack(tx: Tx, assignmentId: AssignmentId): Promise<boolean> {
  const { rowCount } = await tx.query(
    "select from ledger_entries where assignment_id = $1 and reason in ('reassigned', 'bad-lead', 'excused')",
    [assignmentId],
  );
  return rowCount! > 0;
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
  amount: String(amount),
  reason,
  note,
  about: aboutPersonId,
  assignment_id: assignmentId,
});
