import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Shareholder } from "../../node-catalog/assignment/ledger.ts";
import { orOnViolation } from "../database/violations.ts";

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

export async function rememberMerge(tx: Tx, id: TeamId, into: TeamId): Promise<void> {
  await tx.query("update teams set merged_into = $2 where id = $1", [id, into]);
}

/** Where a team's balances are now: its own id, or the team that took it in, or the one that took in that one. */
export async function readSuccessor(tx: Tx, id: TeamId): Promise<TeamId> {
  const { rows } = await tx.query<{ id: TeamId }>("select surviving_team($1) as id", [id]);
  return rows[0]!.id;
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
