import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { TimeOffView } from "./contract.ts";

const TIME_OFF = `id, person_id as "repId", first_day::text as "firstDay", last_day::text as "lastDay", note`;

/** Of one person, the latest first: past ones too. */
export async function listTimeOff(q: Queryable, personId: PersonId): Promise<TimeOffView[]> {
  const { rows } = await q.query<TimeOffView>(
    `select ${TIME_OFF} from time_off where person_id = $1 order by first_day desc`,
    [personId],
  );
  return rows;
}

/** Everybody's who works here, with days between these two, both included. */
export async function listTimeOffBetween(q: Queryable, from: string, to: string): Promise<TimeOffView[]> {
  const { rows } = await q.query<TimeOffView>(
    `select o.id, person_id as "repId", first_day::text as "firstDay", last_day::text as "lastDay", note
       from time_off o join people p on p.id = o.person_id and p.active
      where last_day >= $1 and first_day <= $2
      order by first_day, person_id`,
    [from, to],
  );
  return rows;
}

export async function listHolidayKeepers(q: Queryable): Promise<{ repId: PersonId; holidaysOf: string }[]> {
  const { rows } = await q.query<{ repId: PersonId; holidaysOf: string }>(
    `select id as "repId", holidays_of as "holidaysOf" from people where active and holidays_of is not null order by id`,
  );
  return rows;
}
