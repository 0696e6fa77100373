import { BeginAgain, type Tx } from "../../engine/database.ts";
import {
  type Credits,
  differences,
  type EntryReason,
  spreadLeavers,
  takeBack,
} from "../../node-catalog/assignment/ledger.ts";
import type { Shareholder } from "../../node-catalog/assignment/ledger.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { type LedgerEntry, lockCredits, readGivenBack } from "./balance-store.ts";
import { type BalanceChange, changeBalance } from "./change-balance.ts";
import { readSuccessor } from "./teams-store.ts";

export interface TurnGivenBack {
  /** That gave it. */
  readonly teamId: TeamId;
  readonly assignmentId: AssignmentId;
  /** How it was decided who gained what, and who paid. */
  readonly decision: Pick<Decision, "chosen" | "members">;
  readonly reason: Extract<EntryReason, "reassigned" | "bad-lead" | "excused">;
  readonly note?: string;
  readonly by: PersonId | null;
}

/**
 * Takes a pick back, exactly: its receipt says who gained what, so everybody returns that and the one who paid gets it
 * again. The parts of people who have left since spread over the team, as their balance did; those of a team that was taken
 * in by another are there by now.
 *
 * @returns false when this turn was given back before: once is enough
 */
export async function giveTurnBack(tx: Tx, turn: TurnGivenBack): Promise<boolean> {
  const { assignmentId, by } = turn;
  const teamId = await readSuccessor(tx, turn.teamId);
  // Under the lock, so that two who do it at the same moment see each other.
  await lockCredits(tx, teamId);
  if ((await readSuccessor(tx, teamId)) !== teamId) throw new BeginAgain();
  if ((await areGivenBack(tx, [assignmentId])).has(assignmentId)) return false;
  await changeBalance(tx, teamId, by, (credits, members) => undoTurn(turn, credits, members));
  return true;
}

/** Which of these turns were given back before; the balances' locks must be held. */
export const areGivenBack = (tx: Tx, assignmentIds: readonly AssignmentId[]): Promise<ReadonlySet<AssignmentId>> =>
  readGivenBack(tx, assignmentIds);

/** The balance after a pick was taken back. Pure. */
export function undoTurn(
  { decision, assignmentId, reason, note }: Omit<TurnGivenBack, "teamId" | "by">,
  before: Credits,
  members: readonly Shareholder[],
): BalanceChange {
  const returned = takeBack(before, decision);
  const credits = spreadLeavers(returned, members, assignmentId);
  const isIn = new Set(members.map(({ id }) => id));
  const given: LedgerEntry = {
    personId: decision.chosen!,
    amount: decision.members.reduce((sum, { gained }) => sum + gained, 0),
    reason,
    assignmentId,
    ...(note !== undefined && { note }),
  };
  // What follows from the receipt is no entry. What those who left since would have had of it goes on to the others.
  const goesOn = differences(returned, credits).map(({ personId, amount }): LedgerEntry => ({
    personId,
    amount,
    reason: isIn.has(personId) ? "spread" : "left",
  }));
  return { credits, entries: [given, ...goesOn] };
}
