import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { giveUpAccounts } from "../accounts/hand-over-account.ts";
import { passOnLeads } from "../assignments/pass-on-leads.ts";
import { replaceMembers } from "../teams/replace-members.ts";
import {
  type AffectedTeam,
  deleteDemoAccounts,
  deleteDemoLeads,
  deleteDemoSources,
  deleteTeam,
  keepPeople,
  keepTeam,
  listAffectedTeams,
  lockDemoSources,
  readDemoPeople,
  removeDemoFlows,
  removePeople,
} from "./removal-store.ts";

/**
 * Takes the demo away: simulated leads with all that hangs on them, its flow, source, team and people. What somebody made
 * of it stays and is theirs from then on: a demo flow that was drawn on (as a draft), a demo team with a real person in it
 * or named by a flow of theirs, a demo person who can sign in. A real lead that a demo person has is passed on first.
 *
 * @param by who did it; null for a program
 */
export async function removeDemo(tx: Tx, by: PersonId | null): Promise<void> {
  await lockDemoSources(tx);
  const people = await readDemoPeople(tx);
  const leaving = people.filter(({ isReal }) => !isReal).map(({ id }) => id);
  await giveUpAccounts(tx, leaving, "The demo was removed");
  await passOnLeads(tx, leaving, "The demo was removed");
  await deleteDemoLeads(tx, "all");
  await deleteDemoAccounts(tx);
  await removeDemoFlows(tx);
  for (const team of await listAffectedTeams(tx, leaving)) await removeFromTeam(tx, team, new Set(leaving), by);
  await deleteDemoSources(tx);
  await keepPeople(
    tx,
    people.filter(({ isReal }) => isReal).map(({ id }) => id),
  );
  await removePeople(tx, leaving);
}

async function removeFromTeam(
  tx: Tx,
  { id, demo, members, isNamed, leaderId }: AffectedTeam,
  leaving: ReadonlySet<PersonId>,
  by: PersonId | null,
): Promise<void> {
  const staying = members.filter(({ repId }) => !leaving.has(repId));
  const leader = leaderId !== null && !leaving.has(leaderId) ? leaderId : null;
  const isTheirs = !demo || isNamed || staying.length > 0 || leader !== null;
  if (!isTheirs && (await deleteTeam(tx, id))) return;
  await replaceMembers(tx, id, staying, by);
  await keepTeam(tx, id, leader);
}
