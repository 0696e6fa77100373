import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId, Role, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import type { PersonFacts } from "../../node-catalog/kit/facts.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";
import { personNotFound } from "./person-not-found.ts";
import type { WorkingTime } from "./working-time.ts";

/** A person as commands change it. */
export interface Person extends Omit<PersonFacts, "awayUntil" | "openIntervals" | "offIntervals" | "factsCheckedAt"> {
  readonly email: string;
  readonly roles: readonly Role[];
  readonly hours: WeeklyHours | null;
  readonly awayUntil: Date | null;
  readonly holidaysOf: string | null;
  readonly demo: boolean;
}

const violations = {
  people_have_one_email: () =>
    new AppError("conflict", "email-taken", "Somebody with this e-mail is here already: change that person instead."),
  people_backup_id_fkey: () =>
    new AppError("invalid", "backup-not-found", "The backup is not here (any more): look at the list of people."),
};

/** @param by who says what they can take; null: a program */
export async function insertPerson(tx: Tx, person: Person & WorkingTime, by: PersonId | null): Promise<void> {
  const inserted = tx.query(
    `insert into people (id, name, email, roles, languages, time_zone, hours, open_intervals, open_until, away_until,
                         active, demo, language_levels, regions, products, industries, skills, seniority, track_record,
                         limits, capacity, backup_id, holidays_of, off_intervals, facts_checked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
             $24, $25)`,
    [...values(person), by],
  );
  await orOnViolation(inserted, violations);
}

/** Whether any of what managers say of people becomes another. */
const SAYS_ANEW = `(languages, language_levels, regions, products, industries, skills, seniority)
  is distinct from ($5::text[], $13::jsonb, $14::text[], $15::text[], $16::text[], $17::text[], $18::int)`;

/** @param by who says what they can take, if that changes; null: a program */
export async function updatePerson(tx: Tx, person: Person & WorkingTime, by: PersonId | null): Promise<void> {
  const updated = tx.query(
    `update people
        set name = $2, email = $3, roles = $4, languages = $5, time_zone = $6, hours = $7, open_intervals = $8,
            open_until = $9, away_until = $10, active = $11, demo = $12, language_levels = $13, regions = $14,
            products = $15, industries = $16, skills = $17, seniority = $18, track_record = $19, limits = $20,
            capacity = $21, backup_id = $22, holidays_of = $23, off_intervals = $24,
            facts_checked_at = case when ${SAYS_ANEW} then baton_now() else facts_checked_at end,
            facts_checked_by = case when ${SAYS_ANEW} then $25::uuid else facts_checked_by end
      where id = $1`,
    [...values(person), by],
  );
  await orOnViolation(updated, violations);
}

function values(person: Person & WorkingTime): unknown[] {
  return [
    person.id,
    person.name,
    person.email,
    person.roles,
    person.languages,
    person.timeZone,
    person.hours && JSON.stringify(person.hours),
    person.openIntervals && JSON.stringify(person.openIntervals),
    person.openUntil,
    person.awayUntil,
    person.active,
    person.demo,
    JSON.stringify(person.languageLevels),
    person.regions,
    person.products,
    person.industries,
    person.skills,
    person.seniority,
    person.trackRecord && JSON.stringify(person.trackRecord),
    JSON.stringify(person.limits),
    person.capacity,
    person.backupId,
    person.holidaysOf,
    JSON.stringify(person.offIntervals),
  ];
}

/** What is said of somebody is still right, says `by`; null: a program. The person must be locked. */
export async function confirmFactsOf(tx: Tx, id: PersonId, by: PersonId | null): Promise<void> {
  await tx.query("update people set facts_checked_at = baton_now(), facts_checked_by = $2 where id = $1", [id, by]);
}

/** Locks and reads a person. @throws AppError `person-not-found` */
export async function lockPerson(tx: Tx, id: PersonId): Promise<Person> {
  const { rows } = await tx.query<Person>(
    `select id, name, email, roles, languages, language_levels as "languageLevels", regions, products, industries,
            skills, seniority, track_record as "trackRecord", limits, capacity, backup_id as "backupId",
            holidays_of as "holidaysOf", time_zone as "timeZone", hours, away_until as "awayUntil", active, demo
       from people where id = $1 for no key update`,
    [id],
  );
  if (!rows[0]) throw personNotFound();
  return rows[0];
}

/**
 * Locks `id` and every admin who works here, in one ordered statement, so that two who leave at once see each other.
 *
 * @returns the admins
 */
export async function lockWithAdmins(tx: Tx, id: PersonId): Promise<readonly PersonId[]> {
  const { rows } = await tx.query<{ id: PersonId; isAdmin: boolean }>(
    `select id, active and not demo and roles @> '{admin}' as "isAdmin" from people
      where id = $1 or (active and not demo and roles @> '{admin}')
      order by id for no key update`,
    [id],
  );
  return rows.filter(({ isAdmin }) => isAdmin).map((admin) => admin.id);
}

/** Of several who name backups at once each sees what the one before has named. */
export async function lockBackups(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('baton backups'))");
}

/** Whoever stands in for `id`, who stands in for them, and so on, `id` first. */
export async function readBackupChain(tx: Tx, id: PersonId): Promise<readonly { id: PersonId; name: string }[]> {
  const { rows } = await tx.query<{ id: PersonId; name: string }>(
    `with recursive chain as (
       select id, name, backup_id, 1 as step from people where id = $1
       union all
       select p.id, p.name, p.backup_id, step + 1 from chain join people p on p.id = chain.backup_id where step < 1000
     )
     select id, name from chain order by step`,
    [id],
  );
  return rows;
}

export async function readTimeZone(q: Queryable): Promise<string> {
  const { rows } = await q.query<{ timeZone: string }>(`select time_zone as "timeZone" from workspace`);
  return rows[0]!.timeZone;
}
