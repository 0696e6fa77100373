import { BeginAgain, type Tx } from "../../engine/database.ts";
import { addMissed } from "../../node-catalog/assignment/catch-up.ts";
import { add } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { lockBalancesAround, lockCredits } from "./balance-store.ts";
import { followPolicy, lockCatchUp, writeCatchUp } from "./catch-up-store.ts";
import { changeBalance } from "./change-balance.ts";
import type { MergeRequest } from "./ledger-contract.ts";
import { countToTheEnd } from "./make-up-turns.ts";
import { archiveTeamRow, lockTeam, readMembers, rememberMerge, writeMembers } from "./teams-store.ts";
import { lockWaiting, moveWaiting } from "./waiting-store.ts";

/**
 * Takes another team in: its people with their shares, turn balances and missed turns. Whoever is in both keeps the share
 * they have here and both balances. The other team is out of use afterwards; flows that name it go on with this one, and so
 * do the leads on its waiting list.
 *
 * @throws AppError `team-not-found` (404), `same-team` (422)
 */
export async function mergeTeam(
  tx: Tx,
  id: TeamId,
  { teamId: otherId, reason: note }: MergeRequest,
  by: PersonId | null,
): Promise<void> {
  if (id === otherId) throw sameTeam();
  const waiting = await lockWaiting(tx, otherId);
  // In the order of their ids, as every writer that locks several teams.
  const both = [id, otherId].toSorted();
  for (const teamId of both) await lockTeam(tx, teamId);
  for (const teamId of both) await lockCatchUp(tx, teamId);
  const people = [...(await readMembers(tx, id)), ...(await readMembers(tx, otherId))].map((member) => member.id);
  await lockBalancesAround(tx, both, people);
  await bringPeople(tx, { id, otherId, note, by });
  await bringMissed(tx, id, otherId);
  await archiveTeamRow(tx, otherId);
  await rememberMerge(tx, otherId, id);
  const moved = await moveWaiting(tx, otherId, id);
  // Somebody came onto the list until the team's lock was there; leads and runs are locked before teams.
  if (moved.some((one) => !waiting.has(one))) throw new BeginAgain();
}

interface Merge {
  readonly id: TeamId;
  readonly otherId: TeamId;
  readonly note: string;
  readonly by: PersonId | null;
}

async function bringPeople(tx: Tx, { id, otherId, note, by }: Merge): Promise<void> {
  const members = await readMembers(tx, id);
  const others = await readMembers(tx, otherId);
  const brought = await lockCredits(tx, otherId);
  const entries = Object.entries(brought).map(([personId, amount]) => ({
    personId,
    amount,
    reason: "merged" as const,
    note,
  }));
  await changeBalance(tx, otherId, by, () => ({
    credits: {},
    entries: entries.map((entry) => ({ ...entry, amount: -entry.amount })),
  }));
  // Who comes along has a place in the balance first.
  await writeMembers(tx, id, [...members, ...others.filter((one) => !members.some((member) => member.id === one.id))]);
  await changeBalance(tx, id, by, (credits) => ({ credits: add(credits, brought), entries }));
}

/** What people missed while away is made up here, where missed turns are made up at all. */
async function bringMissed(tx: Tx, id: TeamId, otherId: TeamId): Promise<void> {
  const missed = await countToTheEnd(tx, otherId);
  const here = await lockCatchUp(tx, id);
  if (here) await writeCatchUp(tx, id, { ...here, missed: addMissed(here.missed, missed) });
  await followPolicy(tx, otherId, "none");
}

const sameTeam = () => new AppError("invalid", "same-team", "Choose another team: this one cannot take itself in.");
