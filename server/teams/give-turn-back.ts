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
}

/**
 * Takes picks back, exactly: their receipts say who gained what, so everybody returns that and the one who paid gets it
 * again. The parts of people who have left since spread over the team, as their balance did; those of a team that was taken
 * in by another are there by now. Each team's balance is read and written once, however many of its turns are given back.
 *
 * @param by who did it; null for a program
 * @returns those that are given back now: once is enough
 */
export async function giveTurnsBack(
  tx: Tx,
  turns: readonly TurnGivenBack[],
  by: PersonId | null,
): Promise<ReadonlySet<AssignmentId>> {
  const successors = new Map<TeamId, TeamId>();
  for (const { teamId } of turns) if (!successors.has(teamId)) successors.set(teamId, await readSuccessor(tx, teamId));
  const byTeam = Map.groupBy(turns, ({ teamId }) => successors.get(teamId)!);
  const given = new Set<AssignmentId>();
  // Teams in their order, as everywhere.
  for (const teamId of [...byTeam.keys()].toSorted()) {
    for (const { assignmentId } of await giveBackIn(tx, teamId, byTeam.get(teamId)!, by)) given.add(assignmentId);
  }
  return given;
}

async function giveBackIn(
  tx: Tx,
  teamId: TeamId,
  turns: readonly TurnGivenBack[],
  by: PersonId | null,
): Promise<readonly TurnGivenBack[]> {
  // Under the lock, so that two who do it at the same moment see each other.
  await lockCredits(tx, teamId);
  if ((await readSuccessor(tx, teamId)) !== teamId) throw new BeginAgain();
  const before = await areGivenBack(
    tx,
    turns.map(({ assignmentId }) => assignmentId),
  );
  const open = turns.filter(({ assignmentId }) => !before.has(assignmentId));
  if (open.length > 0) await changeBalance(tx, teamId, by, (credits, members) => undoTurns(open, credits, members));
  return open;
}

/** One after the other: what one leaves is what the next begins with. */
function undoTurns(turns: readonly TurnGivenBack[], before: Credits, members: readonly Shareholder[]): BalanceChange {
  const entries: LedgerEntry[] = [];
  const credits = turns.reduce((now, turn) => {
    const undone = undoTurn(turn, now, members);
    entries.push(...undone.entries);
    return undone.credits;
  }, before);
  return { credits, entries };
}

/** Which of these turns were given back before; the balances' locks must be held. */
export const areGivenBack = (tx: Tx, assignmentIds: readonly AssignmentId[]): Promise<ReadonlySet<AssignmentId>> =>
  readGivenBack(tx, assignmentIds);

/** The balance after a pick was taken back. Pure. */
export function undoTurn(
  { decision, assignmentId, reason, note }: Omit<TurnGivenBack, "teamId">,
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
