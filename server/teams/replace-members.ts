import type { Tx } from "../../engine/database.ts";
import { type Credits, type Shareholder, spreadLeavers } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { NewTeam } from "./contract.ts";
import { type LedgerEntry, lockBalancesAround } from "./balance-store.ts";
import { changeBalance } from "./change-balance.ts";
import { readMembers, writeMembers } from "./teams-store.ts";

/**
 * Makes `members` the team's people. Joiners start at 0, as if they had always got their turns; what leavers were owed or
 * had in advance spreads over those who stay, so that the sum of the balance stays what it was.
 *
 * @param by who did it; null for a program
 */
export async function replaceMembers(
  tx: Tx,
  teamId: TeamId,
  members: NewTeam["members"],
  by: PersonId | null,
): Promise<void> {
  const next = members.map(({ repId, weight }) => ({ id: repId, weight }));
  if (new Set(next.map(({ id }) => id)).size < next.length) throw memberTwice();

  await lockBalancesAround(tx, [teamId], changedBetween(await readMembers(tx, teamId), next));
  await changeBalance(tx, teamId, by, (before, people) => {
    const stay = next.filter(({ id }) => people.some((one) => one.id === id));
    const credits = spreadLeavers(before, stay, teamId);
    return { credits, entries: entries(people, next, before, credits) };
  });
  await writeMembers(tx, teamId, next);
}

/** Who joins, leaves, or gets another share. */
function changedBetween(before: readonly Shareholder[], next: readonly Shareholder[]): PersonId[] {
  const shares = (members: readonly Shareholder[]) => new Map(members.map(({ id, weight }) => [id, weight]));
  const [was, will] = [shares(before), shares(next)];
  return [...new Set([...was.keys(), ...will.keys()])].filter((id) => was.get(id) !== will.get(id));
}

function entries(
  people: readonly Shareholder[],
  next: readonly Shareholder[],
  before: Credits,
  after: Credits,
): LedgerEntry[] {
  const was = new Map(people.map(({ id, weight }) => [id, weight]));
  const will = new Map(next.map(({ id, weight }) => [id, weight]));
  const left = people.filter(({ id }) => !will.has(id));
  const about = left.length === 1 && left[0] ? { aboutPersonId: left[0].id } : {};
  return [
    ...next.filter(({ id }) => !was.has(id)).map(({ id }): LedgerEntry => entry(id, 0, "joined")),
    ...left.map(({ id }): LedgerEntry => entry(id, -(before[id] ?? 0), "left")),
    ...next
      .filter(({ id, weight }) => was.has(id) && was.get(id) !== weight)
      .map(({ id, weight }) => ({ ...entry(id, 0, "share-changed"), note: `${weight} instead of ${was.get(id)}` })),
    ...next
      .filter(({ id }) => was.has(id))
      .map(({ id }) => ({ ...entry(id, (after[id] ?? 0) - (before[id] ?? 0), "spread"), ...about }))
      .filter(({ amount }) => amount !== 0),
  ];
}

const entry = (personId: PersonId, amount: number, reason: LedgerEntry["reason"]): LedgerEntry => ({
  personId,
  amount,
  reason,
});

const memberTwice = () =>
  new AppError("invalid", "member-twice", "Somebody is in the list of members twice: leave one of the two out.");
