import type { Tx } from "../../engine/database.ts";
import { type Credits, type Shareholder, spreadLeavers } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { NewTeam } from "./contract.ts";
import {
  insertLedgerEntries,
  type LedgerEntry,
  lockCredits,
  readMembers,
  writeCredits,
  writeMembers,
} from "./teams-store.ts";

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

  const before = await lockCredits(tx, teamId);
  const people = await readMembers(tx, teamId);
  const stay = next.filter(({ id }) => people.some((one) => one.id === id));
  const after = spreadLeavers(before, stay, teamId);
  await writeMembers(tx, teamId, next);
  await writeCredits(tx, teamId, after);
  await insertLedgerEntries(tx, teamId, entries(people, next, before, after), by);
}

function entries(
  people: readonly Shareholder[],
  next: readonly Shareholder[],
  before: Credits,
  after: Credits,
): LedgerEntry[] {
  const isIn = (list: readonly Shareholder[]) => (one: Shareholder) => list.some(({ id }) => id === one.id);
  const joined = next.filter((one) => !isIn(people)(one));
  const left = people.filter((one) => !isIn(next)(one));
  const spread = next
    .filter(isIn(people))
    .map(({ id }): LedgerEntry => ({ personId: id, amount: (after[id] ?? 0n) - (before[id] ?? 0n), reason: "spread" }))
    .filter(({ amount }) => amount !== 0n);
  return [
    ...joined.map(({ id }): LedgerEntry => ({ personId: id, amount: 0n, reason: "joined" })),
    ...left.map(({ id }): LedgerEntry => ({ personId: id, amount: -(before[id] ?? 0n), reason: "left" })),
    ...spread,
  ];
}

const memberTwice = () =>
  new AppError("invalid", "member-twice", "Somebody is in the list of members twice: leave one of the two out.");
