import type { Queryable, Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { BusyAsRead } from "../../node-catalog/kit/facts.ts";
import type { Interval } from "../../node-catalog/kit/time.ts";
import type { Connection } from "./connection.ts";
import type { Marks, Reading } from "./source.ts";

/** A calendar to be read, and whose it is. */
export interface StoredCalendar {
  readonly id: Uuid;
  readonly personId: PersonId;
  /** Sealed. */
  readonly connection: string;
  readonly marks: Marks;
  readonly failures: number;
  readonly timeZone: string;
  readonly email: string;
}

const STORED = `c.id, c.person_id as "personId", c.connection, c.marks, c.failures, p.time_zone as "timeZone", p.email`;

/**
 * Takes calendars that are to be read, those that have waited longest first. The next round begins for them with this, so
 * that nobody else takes them and a process that dies delays them by no more.
 */
export async function takeDue(tx: Tx, limit: number, everyMinutes: number): Promise<StoredCalendar[]> {
  const { rows } = await tx.query<StoredCalendar>(
    `with due as (
       select c.id from calendars c join people p on p.id = c.person_id and p.active
        where c.next_read_at <= baton_now()
        order by c.next_read_at limit $1 for no key update of c skip locked)
     update calendars c set next_read_at = baton_now() + make_interval(mins => $2)
       from due, people p where c.id = due.id and p.id = c.person_id
     returning ${STORED}`,
    [limit, everyMinutes],
  );
  return rows;
}

export async function readStored(db: Queryable, personId: PersonId, id: Uuid): Promise<StoredCalendar | undefined> {
  const { rows } = await db.query<StoredCalendar>(
    `select ${STORED} from calendars c join people p on p.id = c.person_id where c.id = $1 and c.person_id = $2`,
    [id, personId],
  );
  return rows[0];
}

export async function deleteCalendarsOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.query("delete from calendars where person_id = $1", [personId]);
}

export interface NewRow {
  readonly personId: PersonId;
  readonly kind: Connection["kind"];
  readonly name: string;
  readonly connection: string;
  readonly fingerprint: string;
}

/**
 * A calendar that is connected already gets its new password, choice of calendars or consent.
 *
 * @returns undefined when there is nothing to get: the same address, which can be read
 */
export async function insertCalendar(tx: Tx, row: NewRow): Promise<Uuid | undefined> {
  const { rows } = await tx.query<{ id: Uuid }>(
    `insert into calendars (id, person_id, kind, name, connection, fingerprint, next_read_at, created_at)
     values ($1, $2, $3, $4, $5, $6, baton_now(), baton_now())
     on conflict (person_id, fingerprint) do update set connection = excluded.connection, name = excluded.name
       where calendars.kind <> 'feed' or calendars.problem is not null
     returning id`,
    [newId(), row.personId, row.kind, row.name, row.connection, row.fingerprint],
  );
  return rows[0]?.id;
}

export async function countCalendars(tx: Tx, personId: PersonId): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from calendars where person_id = $1",
    [personId],
  );
  return rows[0]!.count;
}

/** @returns whether it was there */
export async function deleteCalendar(tx: Tx, personId: PersonId, id: Uuid): Promise<boolean> {
  const { rowCount } = await tx.query("delete from calendars where id = $1 and person_id = $2", [id, personId]);
  return rowCount === 1;
}

/** Which attempt is kept: not one by a connection that was replaced meanwhile, nor one that is older than what is there. */
export interface Attempted {
  readonly id: Uuid;
  readonly connection: string;
  /** When it began, epoch milliseconds. */
  readonly at: number;
}

const STILL_COUNTS = `id = $1 and connection = $2 and coalesce(read_at, '-infinity') <= to_timestamp($3 / 1000.0) + interval '1 ms'`;

/** @param reading "unchanged": what is kept already is right still */
export async function writeReading(
  tx: Tx,
  { id, connection, at }: Attempted,
  reading: Reading | "unchanged",
  everyMinutes: number,
): Promise<void> {
  const { busy, marks } = reading === "unchanged" ? { busy: null, marks: null } : reading;
  await tx.query(
    `update calendars set busy = coalesce($4, busy), marks = coalesce($5, marks), read_at = baton_now(), failures = 0,
            problem = null, told_at = null, next_read_at = baton_now() + make_interval(mins => $6)
      where ${STILL_COUNTS}`,
    [id, connection, at, busy && JSON.stringify(busy), marks && JSON.stringify(marks), everyMinutes],
  );
}

export async function writeFailure(
  tx: Tx,
  { id, connection, at }: Attempted,
  problem: { readonly code: string; readonly message: string },
  againInMinutes: number,
): Promise<void> {
  await tx.query(
    `update calendars set problem = $4, failures = failures + 1, next_read_at = baton_now() + make_interval(mins => $5)
      where ${STILL_COUNTS}`,
    [id, connection, at, JSON.stringify(problem), againInMinutes],
  );
}

/**
 * Notes that the owner of a calendar is told that it cannot be read: at once where they have to do something, else when it was
 * read longer than so many minutes ago.
 *
 * @returns how it is called; undefined when they know already, or it is too early
 */
export async function noteTold(
  tx: Tx,
  id: Uuid,
  { isUpToThem, minutes }: { readonly isUpToThem: boolean; readonly minutes: number },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ name: string }>(
    `update calendars set told_at = baton_now()
      where id = $1 and told_at is null and problem is not null
        and ($2 or read_at < baton_now() - make_interval(mins => $3))
      returning name`,
    [id, isUpToThem, minutes],
  );
  return rows[0]?.name;
}

/** What one calendar of somebody's says. */
export interface KeptBusy {
  readonly busy: readonly Interval[];
  /** Epoch milliseconds; null: never. */
  readonly readAt: number | null;
  /** Read longer than so many minutes ago. */
  readonly isOld: boolean;
}

/** @returns with what is kept, until when they are free whatever their calendars say */
export async function readKept(
  tx: Tx,
  personId: PersonId,
  minutes: number,
): Promise<{ readonly calendars: readonly KeptBusy[]; readonly freeUntil: Date | null }> {
  const { rows } = await tx.query<{ calendars: KeptBusy[]; freeUntil: Date | null }>(
    `select free_until as "freeUntil",
            (select coalesce(json_agg(json_build_object('busy', busy,
                      'readAt', (extract(epoch from read_at) * 1000)::bigint,
                      'isOld', coalesce(read_at < baton_now() - make_interval(mins => $2), false))), '[]')
               from calendars where person_id = p.id) as calendars
       from people p where id = $1`,
    [personId, minutes],
  );
  return rows[0] ?? { calendars: [], freeUntil: null };
}

export async function writeFreeUntil(tx: Tx, personId: PersonId, until: Date): Promise<void> {
  await tx.query("update people set free_until = $2 where id = $1", [personId, until]);
}

/** Where somebody is and what they are invited as. */
export async function readOwner(
  db: Queryable,
  personId: PersonId,
): Promise<Pick<StoredCalendar, "timeZone" | "email"> | undefined> {
  const { rows } = await db.query<Pick<StoredCalendar, "timeZone" | "email">>(
    `select time_zone as "timeZone", email from people where id = $1`,
    [personId],
  );
  return rows[0];
}

/** Locks a person before what is known of their calendars changes. @returns whether they are here (still) */
export async function lockOwner(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rowCount } = await tx.query(`select from people where id = $1 and active for no key update`, [personId]);
  return rowCount === 1;
}

/** What is known of somebody's calendars together. */
export interface Known {
  readonly busy: readonly Interval[];
  readonly asRead: BusyAsRead | null;
}

/** Only where something changes: each change has the next decision of their teams read them anew. */
export async function writeKnown(tx: Tx, personId: PersonId, { busy, asRead }: Known): Promise<void> {
  await tx.query(
    `update people set busy_intervals = $2, busy_as_read = $3
      where id = $1 and (busy_intervals, busy_as_read) is distinct from ($2::jsonb, $3::jsonb)`,
    [personId, JSON.stringify(busy), asRead && JSON.stringify(asRead)],
  );
}

export async function tellOwner(tx: Tx, personId: PersonId, text: string): Promise<void> {
  await tx.query(`insert into notifications (id, person_id, text, alarm, at) values ($1, $2, $3, false, baton_now())`, [
    newId(),
    personId,
    text,
  ]);
}
