import type { Tx } from "../../engine/database.ts";
import type { LeadId, PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";

/** From now on no simulated lead comes in: whoever adds one waits for its source, and finds it gone. */
export async function lockDemoSources(tx: Tx): Promise<void> {
  await tx.query("select from sources where demo order by id for update");
}

export interface DemoPerson {
  readonly id: PersonId;
  /** Has a password or a link: somebody real has taken this place. */
  readonly isReal: boolean;
}

export async function readDemoPeople(tx: Tx): Promise<DemoPerson[]> {
  const { rows } = await tx.query<DemoPerson>(
    `select id, auth_can_sign_in(id) as "isReal" from people where demo order by id`,
  );
  return rows;
}

/**
 * Deletes simulated leads with everything that hangs on them; contacts stay that a real lead has too.
 *
 * @param which "old": what demo people closed more than a day ago, but no lead that somebody sent to try it out
 */
export async function deleteDemoLeads(tx: Tx, which: "all" | "old"): Promise<void> {
  const leads = await tx.query<{ id: LeadId; contactId: Uuid }>(
    `select id, contact_id as "contactId" from leads
      where demo
        and ($1 = 'all' or (status = 'closed' and not test and closed_at < baton_now() - interval '1 day'))
      order by id for update`,
    [which],
  );
  const ids = leads.rows.map(({ id }) => id);
  const runs = await tx.query<{ id: Uuid }>(
    "select id from runs where subject_id = any($1::uuid[]) order by id for update",
    [ids],
  );
  const runIds = runs.rows.map(({ id }) => id);
  for (const table of ["steps", "signals", "waits", "outbox"]) {
    await tx.query(`delete from ${table} where run_id = any($1::uuid[])`, [runIds]);
  }
  await tx.query("delete from runs where id = any($1::uuid[])", [runIds]);
  for (const table of [
    "receipts",
    "objections",
    "notifications",
    "tasks",
    "deals",
    "assignments",
    "lead_events",
    "inquiries",
  ]) {
    await tx.query(`delete from ${table} where lead_id = any($1::uuid[])`, [ids]);
  }
  await tx.query("delete from leads where id = any($1::uuid[])", [ids]);
  await deleteOrphanedContacts(
    tx,
    leads.rows.map(({ contactId }) => contactId),
  );
}

async function deleteOrphanedContacts(tx: Tx, candidates: readonly Uuid[]): Promise<void> {
  const { rows } = await tx.query<{ id: Uuid }>(
    `select c.id from contacts c
      where c.id = any($1::uuid[]) and not exists (select from leads l where l.contact_id = c.id)
      order by c.id for update`,
    [candidates],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query("delete from contact_keys where contact_id = any($1::uuid[])", [ids]);
  await tx.query(
    "delete from merge_proposals where contact_id = any($1::uuid[]) or other_contact_id = any($1::uuid[])",
    [ids],
  );
  await tx.query("delete from contacts where id = any($1::uuid[])", [ids]);
}

/** Once its leads are gone. */
export async function deleteDemoAccounts(tx: Tx): Promise<void> {
  await tx.query("delete from account_owners where account_id in (select id from accounts where demo)");
  await tx.query("delete from accounts where demo");
}

/** A demo flow that somebody has drawn on becomes theirs: a draft without sources. Untouched ones go. */
export async function removeDemoFlows(tx: Tx): Promise<void> {
  for (const table of ["live_sources", "flow_tallies", "feed"]) {
    await tx.query(`delete from ${table} where flow_id in (select id from flows where demo)`);
  }
  await tx.query(`update flows set demo = false, status = 'draft', takes_rest = false where demo and revision > 1`);
  const { rows } = await tx.query<{ programId: Uuid }>(
    `delete from flow_versions where flow_id in (select id from flows where demo) returning program_id as "programId"`,
  );
  await tx.query(
    `delete from programs p
      where p.id = any($1::uuid[])
        and not exists (select from flow_versions v where v.program_id = p.id)
        and not exists (select from runs r where r.program_id = p.id)`,
    [rows.map(({ programId }) => programId)],
  );
  await tx.query("delete from flows where demo");
}

export interface AffectedTeam {
  readonly id: TeamId;
  readonly demo: boolean;
  readonly members: readonly { readonly repId: PersonId; readonly weight: number }[];
  /** A flow that stays names it, in its draft or in what is live. */
  readonly isNamed: boolean;
  readonly leaderId: PersonId | null;
}

/** Demo teams, and others with one of `people` in them. */
export async function listAffectedTeams(tx: Tx, people: readonly PersonId[]): Promise<AffectedTeam[]> {
  const { rows } = await tx.query<AffectedTeam>(
    `select t.id, t.demo, t.leader_id as "leaderId",
            coalesce((select jsonb_agg(jsonb_build_object('repId', m.person_id, 'weight', m.weight))
                        from team_members m where m.team_id = t.id), '[]') as members,
            exists (select from flows f
                      left join flow_versions v on v.flow_id = f.id and v.version = f.live_version
                     where f.draft::text like '%' || t.id || '%' or v.graph::text like '%' || t.id || '%') as "isNamed"
       from teams t
      where t.demo or t.leader_id = any($1::uuid[])
         or exists (select from team_members m where m.team_id = t.id and m.person_id = any($1::uuid[]))
      order by t.id`,
    [people],
  );
  return rows;
}

export async function keepTeam(tx: Tx, id: TeamId, leaderId: PersonId | null): Promise<void> {
  await tx.query("update teams set demo = false, leader_id = $2 where id = $1", [id, leaderId]);
}

/** @returns false when leads that stay once had to do with it */
export async function deleteTeam(tx: Tx, id: TeamId): Promise<boolean> {
  const { rows } = await tx.query<{ used: boolean }>(
    `select exists (select from assignments where team_id = $1)
         or exists (select from leads where waiting_list_id = $1) as used`,
    [id],
  );
  if (rows[0]!.used) return false;
  await tx.query("delete from ledger_entries where team_id = $1", [id]);
  await tx.query("delete from team_snapshots where team_id = $1", [id]);
  await tx.query("delete from team_members where team_id = $1", [id]);
  await tx.query("delete from team_ledgers where team_id = $1", [id]);
  await tx.query("delete from teams where id = $1", [id]);
  return true;
}

export async function deleteDemoSources(tx: Tx): Promise<void> {
  await tx.query("delete from sources where demo");
}

/** Those of `people` whose name the history of real leads needs stay, as somebody who works here no longer. */
export async function removePeople(tx: Tx, people: readonly PersonId[]): Promise<void> {
  await tx.query("delete from notifications where person_id = any($1::uuid[])", [people]);
  const { rows } = await tx.query<{ id: PersonId }>(
    `select p.id from people p
      where p.id = any($1::uuid[])
        and (exists (select from assignments a where a.person_id = p.id or a.by_person_id = p.id)
             or exists (select from tasks t where t.person_id = p.id)
             or exists (select from leads l where l.owner_id = p.id)
             or exists (select from account_owners o where o.owner_id = p.id or o.by_person_id = p.id)
             or exists (select from flows f where f.updated_by = p.id)
             or exists (select from flow_versions v where v.published_by = p.id))`,
    [people],
  );
  const needed = rows.map(({ id }) => id);
  // Somebody may have tried a calendar with one of them.
  await tx.query("delete from calendars where person_id = any($1::uuid[])", [needed]);
  await tx.query(
    `update people set demo = false, active = false, busy_intervals = '[]', busy_as_read = null where id = any($1::uuid[])`,
    [needed],
  );
  await tx.query("delete from people where id = any($1::uuid[]) and not (id = any($2::uuid[]))", [people, needed]);
}

export async function keepPeople(tx: Tx, people: readonly PersonId[]): Promise<void> {
  await tx.query("update people set demo = false where id = any($1::uuid[])", [people]);
}
