import type { Queryable } from "../../engine/database.ts";
import type { PersonId, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import type { TrackRecord } from "../../node-catalog/kit/facts.ts";
import type { PersonView } from "./contract.ts";
import { dayAt, startOfDay } from "./off-days.ts";
import { personNotFound } from "./person-not-found.ts";
import { asWritten } from "./track-record.ts";
import { presence, type Presence } from "./presence.ts";

type Row = Omit<PersonView, "hours" | "away" | "now" | "lastSeenAt" | "trackRecord" | "gotToday" | "factsCheckedAt"> &
  Presence & {
    readonly hours: WeeklyHours | null;
    readonly lastSeenAt: Date | null;
    readonly trackRecord: TrackRecord | null;
    readonly factsCheckedAt: Date;
    /** Epoch milliseconds, of as long as a day can last. */
    readonly givenAt: readonly number[];
  };

// Closed leads stay with whoever had them, so what is open is counted by the index that holds nothing else: by their
// assignments, a list of ten thousand people read everything that they ever had, 2.2 s of 400,000 leads instead of 0.3.
const PEOPLE = `
  select p.id, p.name, p.email, p.roles, p.languages, p.language_levels as "languageLevels", p.regions,
         p.products, p.industries, p.skills, p.seniority, p.track_record as "trackRecord", p.limits, p.capacity,
         p.facts_checked_at as "factsCheckedAt", p.facts_checked_by as "factsCheckedBy", p.backup_id as "backupId", p.holidays_of as "holidaysOf", p.time_zone as "timeZone", p.hours,
         p.open_intervals as "openIntervals", p.off_intervals as "offIntervals", p.busy_intervals as "busyIntervals", p.busy_as_read as "busyAsRead", p.last_seen_at as "lastSeenAt",
         p.away_until as "awayUntil", p.active, p.demo, baton_now() as now,
         auth_can_sign_in(p.id) as "canSignIn",
         held.open as "openLeads", held.uncontacted,
         array(select (extract(epoch from a.at) * 1000)::double precision from assignments a
                where a.person_id = p.id and a.at > baton_now() - interval '25 hours') as "givenAt",
         array(select m.team_id from team_members m join teams t on t.id = m.team_id
                where m.person_id = p.id and t.archived_at is null order by m.team_id) as "teamIds"
    from people p
    cross join lateral (
      select count(*)::int as open, (count(*) filter (where tried_at is null))::int as uncontacted
        from (select tried_at from leads where owner_id = p.id and status <> 'closed'
              union all
              select l.tried_at from assignments a join leads l on l.id = a.lead_id
               where a.person_id = p.id and a.state = 'offered' and l.status <> 'closed') one
    ) held`;

/** Everybody, by name. Not in pages: whoever shows people needs them all, to choose from. */
export async function listPeople(q: Queryable): Promise<PersonView[]> {
  const { rows } = await q.query<Row>(`${PEOPLE} order by lower(p.name), p.id`);
  return rows.map(toView);
}

export async function readPerson(q: Queryable, id: PersonId): Promise<PersonView> {
  const { rows } = await q.query<Row>(`${PEOPLE} where p.id = $1`, [id]);
  if (!rows[0]) throw personNotFound();
  return toView(rows[0]);
}

function toView({
  openIntervals,
  offIntervals,
  busyIntervals,
  busyAsRead,
  awayUntil,
  lastSeenAt,
  trackRecord,
  factsCheckedAt,
  givenAt,
  now,
  ...person
}: Row): PersonView {
  const isAway = awayUntil !== null && awayUntil > now;
  return {
    ...person,
    away: isAway ? { until: awayUntil.toISOString() } : null,
    now: presence({ active: person.active, awayUntil, openIntervals, offIntervals, busyIntervals, busyAsRead, now }),
    trackRecord: trackRecord && asWritten(trackRecord),
    factsCheckedAt: factsCheckedAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    gotToday: givenAt.length === 0 ? 0 : countToday(givenAt, person.timeZone, now),
  };
}

function countToday(moments: readonly number[], timeZone: string, now: Date): number {
  const start = startOfDay(dayAt(now.getTime(), timeZone), timeZone);
  return moments.filter((at) => at >= start).length;
}
