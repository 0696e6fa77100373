import type { Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { TimeOffView } from "./contract.ts";

const TIME_OFF = `id, person_id as "repId", first_day::text as "firstDay", last_day::text as "lastDay", note`;

export async function insertTimeOff(tx: Tx, { timeOff, by }: { timeOff: TimeOffView; by: PersonId | null }) {
  await tx.query(
    `insert into time_off (id, person_id, first_day, last_day, note, by_person_id, created_at)
     values ($1, $2, $3, $4, $5, $6, baton_now())`,
    [timeOff.id, timeOff.repId, timeOff.firstDay, timeOff.lastDay, timeOff.note, by],
  );
}

export async function updateTimeOff(tx: Tx, { id, firstDay, lastDay, note }: TimeOffView): Promise<void> {
  await tx.query("update time_off set first_day = $2, last_day = $3, note = $4 where id = $1", [
    id,
    firstDay,
    lastDay,
    note,
  ]);
}

/** @returns whether it was there */
export async function deleteTimeOff(tx: Tx, personId: PersonId, id: Uuid): Promise<boolean> {
  const { rowCount } = await tx.query("delete from time_off where id = $1 and person_id = $2", [id, personId]);
  return rowCount === 1;
}

/** The person must be locked. */
export async function readTimeOff(tx: Tx, personId: PersonId, id: Uuid): Promise<TimeOffView | undefined> {
  const { rows } = await tx.query<TimeOffView>(`select ${TIME_OFF} from time_off where id = $1 and person_id = $2`, [
    id,
    personId,
  ]);
  return rows[0];
}

/** Days off of the person that share a day with these, but for the one that is changed. The person must be locked. */
export async function readOverlapping(
  tx: Tx,
  { id, repId, firstDay, lastDay }: TimeOffView,
): Promise<TimeOffView | undefined> {
  const { rows } = await tx.query<TimeOffView>(
    `select ${TIME_OFF} from time_off
      where person_id = $2 and id <> $1 and first_day <= $4 and last_day >= $3 order by first_day limit 1`,
    [id, repId, firstDay, lastDay],
  );
  return rows[0];
}
