import type { Tx } from "../../engine/database.ts";
import { add } from "../../node-catalog/assignment/ledger.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { archiveTeam } from "./archive-team.ts";
import { lockCredits } from "./balance-store.ts";
import { changeBalance } from "./change-balance.ts";
import type { MergeRequest } from "./ledger-contract.ts";
import { lockTeam, readMembers, rememberMerge, writeMembers } from "./teams-store.ts";

/**
 * Takes another team in: its people with their shares and turn balances. Whoever is in both keeps the share they have here
 * and both balances. The other team is out of use afterwards.
 *
 * @throws AppError `team-not-found` (404), `team-in-use` or `team-has-waiting-leads` (409), `same-team` (422)
 */
export async function mergeTeam(
  tx: Tx,
  catalog: Catalog,
  id: TeamId,
  { teamId: otherId, reason: note }: MergeRequest,
  by: PersonId | null,
): Promise<void> {
  if (id === otherId) throw sameTeam();
  // In the order of their ids, as every writer that locks several teams.
  for (const teamId of [id, otherId].toSorted()) await lockTeam(tx, teamId);
  for (const teamId of [id, otherId].toSorted()) await lockCredits(tx, teamId);
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
  await archiveTeam(tx, catalog, otherId);
  await rememberMerge(tx, otherId, id);
}

const sameTeam = () => new AppError("invalid", "same-team", "Choose another team: this one cannot take itself in.");
