import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Credits, Shareholder } from "../../node-catalog/assignment/ledger.ts";
import { orOnViolation } from "../database/violations.ts";
import { newId } from "../../engine/ids.ts";

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly leaderId: PersonId | null;
  readonly absencePolicy: TeamFacts["absencePolicy"];
  readonly limitsPolicy: TeamFacts["limitsPolicy"];
}

const violations = {
  teams_have_one_name: () =>
    new AppError("conflict", "name-taken", "Another team has this name: choose a different one."),
  teams_leader_id_fkey: () => unknownPerson(),
  team_members_person_id_fkey: () => unknownPerson(),
};

const unknownPerson = () =>
  new AppError("invalid", "person-not-found", "Somebody you chose is not here (any more): look at the list of people.");

export const teamNotFound = () =>
  new AppError("not-found", "team-not-found", "This team is not here (any more): look at the list of teams.");

export async function insertTeam(tx: Tx, team: Team & { demo: boolean }): Promise<void> {
  const { id, name, leaderId, absencePolicy, limitsPolicy, demo } = team;
  const inserted = tx.query(
    `insert into teams (id, name, leader_id, absence_policy, limits_policy, demo, created_at)
     values ($1, $2, $3, $4, $5, $6, baton_now())`,
    [id, name, leaderId, absencePolicy, limitsPolicy, demo],
  );
  await orOnViolation(inserted, violations);
  await tx.query("insert into team_ledgers (team_id) values ($1)", [id]);
}

export async function updateTeam(tx: Tx, { id, name, leaderId, absencePolicy, limitsPolicy }: Team): Promise<void> {
  const updated = tx.query(
    "update teams set name = $2, leader_id = $3, absence_policy = $4, limits_policy = $5 where id = $1",
    [id, name, leaderId, absencePolicy, limitsPolicy],
  );
  await orOnViolation(updated, violations);
}

export async function archiveTeamRow(tx: Tx, id: TeamId): Promise<void> {
  await tx.query("update teams set archived_at = baton_now() where id = $1", [id]);
}

/** Locks and reads a team that is not archived. @throws AppError `team-not-found` */
export async function lockTeam(tx: Tx, id: TeamId): Promise<Team> {
  const { rows } = await tx.query<Team>(
    `select id, name, leader_id as "leaderId", absence_policy as "absencePolicy", limits_policy as "limitsPolicy"
       from teams where id = $1 and archived_at is null for no key update`,
    [id],
  );
  if (!rows[0]) throw teamNotFound();
  return rows[0];
}

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

export async function readMembers(tx: Tx, teamId: TeamId): Promise<Shareholder[]> {
  const { rows } = await tx.query<Shareholder>(
    "select person_id as id, weight from team_members where team_id = $1 order by person_id",
    [teamId],
  );
  return rows;
}

/** Makes `members` the team: whoever stays keeps the day of joining. */
export async function writeMembers(tx: Tx, teamId: TeamId, members: readonly Shareholder[]): Promise<void> {
  const ids = members.map(({ id }) => id);
  await tx.query("delete from team_members where team_id = $1 and person_id <> all($2::uuid[])", [teamId, ids]);
  const written = tx.query(
    `insert into team_members (team_id, person_id, weight, joined_at)
     select $1, new.id, new.weight, baton_now() from unnest($2::uuid[], $3::int[]) as new (id, weight)
     on conflict (team_id, person_id) do update set weight = excluded.weight
       where team_members.weight <> excluded.weight`,
    [teamId, ids, members.map(({ weight }) => weight)],
  );
  await orOnViolation(written, violations);
}

export interface LedgerEntry {
  readonly personId: PersonId;
  /** Micro-units of a turn. */
  readonly amount: bigint;
  /** "spread": got from, or paid for, somebody who left. */
  readonly reason: "joined" | "left" | "spread";
}

export async function insertLedgerEntries(
  tx: Tx,
  teamId: TeamId,
  entries: readonly LedgerEntry[],
  by: PersonId | null,
): Promise<void> {
  await tx.query(
    `insert into ledger_entries (id, team_id, person_id, amount, reason, by_person_id, at)
     select new.id, $1, new.person_id, new.amount, new.reason, $2, baton_now()
       from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::text[]) as new (id, person_id, amount, reason)`,
    [
      teamId,
      by,
      entries.map(() => newId()),
      entries.map(({ personId }) => personId),
      entries.map(({ amount }) => String(amount)),
      entries.map(({ reason }) => reason),
    ],
  );
}
