import type { Queryable } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { DAY, type Interval } from "../../node-catalog/kit/time.ts";
import { dayAt, startOfDay } from "../people/off-days.ts";
import type { CalendarView } from "./contract.ts";
import { together } from "./intervals.ts";

interface Row extends Omit<CalendarView, "readAt" | "busy"> {
  readonly readAt: Date | null;
  readonly busy: readonly Interval[];
  readonly timeZone: string;
  readonly now: Date;
}

const CALENDARS = `
  select c.id, c.person_id as "repId", c.kind, c.name, c.read_at as "readAt", c.problem, c.busy,
         p.time_zone as "timeZone", baton_now() as now
    from calendars c join people p on p.id = c.person_id
   where c.person_id = $1`;

/** Of one person, the first connected first. */
export async function listCalendars(q: Queryable, personId: PersonId): Promise<CalendarView[]> {
  const { rows } = await q.query<Row>(`${CALENDARS} order by c.created_at, c.id`, [personId]);
  return rows.map(toView);
}

export async function readCalendarView(q: Queryable, personId: PersonId, id: Uuid): Promise<CalendarView | undefined> {
  const { rows } = await q.query<Row>(`${CALENDARS} and c.id = $2`, [personId, id]);
  return rows[0] && toView(rows[0]);
}

function toView({ readAt, busy, timeZone, now, ...calendar }: Row): CalendarView {
  const today = startOfDay(dayAt(now.getTime(), timeZone), timeZone);
  return {
    ...calendar,
    readAt: readAt?.toISOString() ?? null,
    busy: together(busy, { from: today, to: today + 2 * DAY }).map(([from, to]) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
  };
}
