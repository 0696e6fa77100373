import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { DaysOff } from "./off-days.ts";
import { DAYS_AHEAD, type Schedule, type WorkingTime } from "./working-time.ts";

export interface Scheduled extends Omit<Schedule, "timeOff"> {
  readonly id: PersonId;
}

const SCHEDULE = `id, hours, time_zone as "timeZone", holidays_of as "holidaysOf"`;

/** Locks up to `limit` people whose computed working time reaches less than a day short of the usual. */
export async function lockRunningOut(tx: Tx, limit: number): Promise<Scheduled[]> {
  const { rows } = await tx.query<Scheduled>(
    `select ${SCHEDULE} from people p
      where (open_intervals is not null or holidays_of is not null
             or exists (select from time_off o where o.person_id = p.id and o.last_day >= baton_now() - interval '2 days'))
        and (open_until is null or open_until < baton_now() + make_interval(days => $1))
      order by id limit $2 for no key update`,
    [DAYS_AHEAD - 2, limit],
  );
  return rows;
}

export async function lockSchedule(tx: Tx, id: PersonId): Promise<Scheduled | undefined> {
  const { rows } = await tx.query<Scheduled>(`select ${SCHEDULE} from people where id = $1 for no key update`, [id]);
  return rows[0];
}

/** Days off from yesterday on. Their persons must be locked: whoever changes days off holds that lock, too. */
export async function readTimeOff(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, DaysOff[]>> {
  const { rows } = await tx.query<DaysOff & { personId: PersonId }>(
    `select person_id as "personId", first_day::text as "firstDay", last_day::text as "lastDay" from time_off
      where person_id = any($1::uuid[]) and last_day >= baton_now() - interval '2 days'
      order by first_day`,
    [people],
  );
  return Map.groupBy(rows, ({ personId }) => personId);
}

export async function updateWorkingTimes(
  tx: Tx,
  people: readonly (WorkingTime & { readonly id: PersonId })[],
): Promise<void> {
  await tx.query(
    `update people set open_intervals = new.intervals, off_intervals = new.off, open_until = new.until
       from unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::timestamptz[]) as new (id, intervals, off, until)
      where people.id = new.id`,
    [
      people.map(({ id }) => id),
      people.map(({ openIntervals }) => openIntervals && JSON.stringify(openIntervals)),
      people.map(({ offIntervals }) => JSON.stringify(offIntervals)),
      people.map(({ openUntil }) => openUntil),
    ],
  );
}
