import type { Tx } from "../../engine/database.ts";
import type { Shareholder } from "../../node-catalog/assignment/ledger.ts";
import type { AssignmentId, PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";

export async function readDecision(tx: Tx, assignmentId: AssignmentId): Promise<Decision | undefined> {
  const { rows } = await tx.query<{ decision: Decision }>(
    `select r.decision from assignments a
     join receipts r on r.lead_id = a.lead_id and r.assignment_id = a.id
     where a.id = $1`,
    [assignmentId],
  );
  return rows[0]?.decision;
}

export async function lockCredits(tx: Tx, teamId: TeamId): Promise<Record<PersonId, bigint>> {
  const { rows } = await tx.query<{ credits: Record<PersonId, string> }>(
    "select credits from team_ledgers where team_id = $1 for no key update",
    [teamId],
  );
  return Object.fromEntries(Object.entries(rows[0]?.credits ?? {}).map(([id, credit]) => [id, BigInt(credit)]));
}

export async function readShares(tx: Tx, teamId: TeamId): Promise<Shareholder[]> {
  const { rows } = await tx.query<Shareholder>(
    "select person_id as id, weight from team_members where team_id = $1 order by person_id",
    [teamId],
  );
  return rows;
}

export async function writeCredits(tx: Tx, teamId: TeamId, credits: Readonly<Record<PersonId, bigint>>): Promise<void> {
  const text = Object.fromEntries(Object.entries(credits).map(([id, credit]) => [id, String(credit)]));
  await tx.query("update team_ledgers set credits = $2 where team_id = $1", [teamId, JSON.stringify(text)]);
}

export async function insertRefund(
  tx: Tx,
  entry: {
    id: Uuid;
    teamId: TeamId;
    personId: PersonId;
    amount: bigint;
    assignmentId: AssignmentId;
    byPersonId: PersonId | null;
    at: number;
  },
): Promise<void> {
  await tx.query(
    `insert into ledger_entries (id, team_id, person_id, amount, reason, assignment_id, by_person_id, at)
     values ($1, $2, $3, $4, 'reassigned', $5, $6, $7)`,
    [entry.id, entry.teamId, entry.personId, entry.amount, entry.assignmentId, entry.byPersonId, new Date(entry.at)],
  );
}
