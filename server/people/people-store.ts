import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId, Role, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";
import { DAYS_AHEAD, type WorkingTime } from "./working-time.ts";

/** A person as commands change it. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly hours: WeeklyHours | null;
  readonly awayUntil: Date | null;
  readonly active: boolean;
  readonly demo: boolean;
}

const taken = {
  people_have_one_email: () =>
    new AppError("conflict", "email-taken", "Somebody with this e-mail is here already: change that person instead."),
};

export async function insertPerson(tx: Tx, person: Person & WorkingTime): Promise<void> {
  const inserted = tx.query(
    `insert into people (id, name, email, roles, languages, time_zone, hours, open_intervals, open_until, away_until,
                         active, demo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values(person),
  );
  await orOnViolation(inserted, taken);
}

export async function updatePerson(tx: Tx, person: Person & WorkingTime): Promise<void> {
  const updated = tx.query(
    `update people
        set name = $2, email = $3, roles = $4, languages = $5, time_zone = $6, hours = $7, open_intervals = $8,
            open_until = $9, away_until = $10, active = $11, demo = $12
      where id = $1`,
    values(person),
  );
  await orOnViolation(updated, taken);
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
  ];
}

/** Locks and reads a person. @throws AppError `person-not-found` */
export async function lockPerson(tx: Tx, id: PersonId): Promise<Person> {
  const { rows } = await tx.query<Person>(
    `select id, name, email, roles, languages, time_zone as "timeZone", hours, away_until as "awayUntil", active, demo
       from people where id = $1 for no key update`,
    [id],
  );
  if (!rows[0]) throw personNotFound();
  return rows[0];
}

export const personNotFound = () =>
  new AppError("not-found", "person-not-found", "This person is not here (any more): look at the list of people.");

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

export async function readTimeZone(q: Queryable): Promise<string> {
  const { rows } = await q.query<{ timeZone: string }>(`select time_zone as "timeZone" from workspace`);
  return rows[0]!.timeZone;
}

export interface RunningOut {
  readonly id: PersonId;
  readonly hours: WeeklyHours;
  readonly timeZone: string;
}

/** Locks up to `limit` people whose computed working time reaches less than a day short of the usual. */
export async function lockRunningOut(tx: Tx, limit: number): Promise<RunningOut[]> {
  const { rows } = await tx.query<RunningOut>(
    `select id, hours, time_zone as "timeZone" from people
      where hours is not null
        and (open_until is null or open_until < baton_now() + make_interval(days => $1))
      order by id limit $2 for no key update`,
    [DAYS_AHEAD - 2, limit],
  );
  return rows;
}

export async function updateWorkingTimes(
  tx: Tx,
  people: readonly (WorkingTime & { readonly id: PersonId })[],
): Promise<void> {
  await tx.query(
    `update people set open_intervals = new.intervals, open_until = new.until
       from unnest($1::uuid[], $2::jsonb[], $3::timestamptz[]) as new (id, intervals, until)
      where people.id = new.id`,
    [
      people.map(({ id }) => id),
      people.map(({ openIntervals }) => JSON.stringify(openIntervals)),
      people.map(({ openUntil }) => openUntil),
    ],
  );
}
