import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { uuid, type AssignmentId, type LeadId, type PersonId, type Uuid } from "../../node-catalog/kit/domain.ts";
import type { BusyAsRead, PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { Interval } from "../../node-catalog/kit/time.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";

/** An open assignment as it lies in a rep's inbox. */
export interface InboxRow {
  readonly assignmentId: AssignmentId;
  readonly leadId: LeadId;
  readonly state: "offered" | "owned";
  readonly ver: number;
  readonly at: Date;
  readonly acceptedAt: Date | null;
  readonly because: Because;
  /** The type of the step that gave it; null when a person did. */
  readonly nodeType: string | null;
  readonly dueAt: Date | null;
  readonly dueSince: Date | null;
  readonly held: boolean;
}

const CURSOR = z.tuple([z.enum(["0", "1"]), cursorTime, uuid]);

/**
 * One page of what a person has in hands: new ones first, then by deadline, those without one last.
 *
 * The deadline is the one that the flow watches (held once while somebody is on the phone), else the first task's.
 */
export async function readInboxRows(
  q: Queryable,
  person: PersonId,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ data: InboxRow[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, CURSOR);
  const { rows } = await q.query<InboxRow & { rank: string; sort: string }>(
    `select * from (
       select a.id as "assignmentId", a.lead_id as "leadId", a.state, a.ver, a.at, a.accepted_at as "acceptedAt", a.because,
              p.body #>> array['nodes', a.node_id, 'type'] as "nodeType",
              coalesce(greatest(w.deadline, w.held_until), t.due_at) as "dueAt",
              case when w.deadline is not null then w.opened_at else t.created_at end as "dueSince",
              coalesce(w.held_until > greatest(w.deadline, baton_now()), false) as held,
              case when a.accepted_at is null then '0' else '1' end as rank,
              coalesce(greatest(w.deadline, w.held_until), t.due_at, 'infinity') as due
         from (
           -- Closed leads stay with whoever had them: only these two indexes hold what is open, and nothing of years ago.
           select owned.* from leads l join assignments owned on owned.lead_id = l.id and owned.state = 'owned'
            where l.owner_id = $1 and l.status <> 'closed'
           union all
           select offered.* from assignments offered join leads l on l.id = offered.lead_id and l.status <> 'closed'
            where offered.person_id = $1 and offered.state = 'offered'
         ) a
         left join runs r on r.id = a.run_id
         left join programs p on p.id = r.program_id
         left join lateral (
           select opened_at, deadline, held_until from waits
            where subject = a.id and state = 'open' and kind in ('acceptance', 'contact')
            order by opened_at desc limit 1
         ) w on true
         left join lateral (
           select due_at, created_at from tasks
            where lead_id = a.lead_id and person_id = a.person_id and state = 'open' and due_at is not null
            order by due_at limit 1
         ) t on true
     ) mine, lateral (select due::text as sort) sorted
     where $2::text is null or (rank, due, "assignmentId") > ($2, $3::timestamptz, $4::uuid)
     order by rank, due, "assignmentId"
     limit $5`,
    [person, ...(after ?? [null, null, null]), limit + 1],
  );
  return pageFrom(rows, limit, ({ rank, sort, assignmentId }) => [rank, sort, assignmentId]);
}

export interface EarlierRow {
  readonly assignmentId: AssignmentId;
  readonly leadId: LeadId;
  readonly personId: PersonId;
  readonly state: "declined" | "expired" | "released";
  readonly at: Date;
  readonly endedAt: Date;
}

/** Who had these leads before, the first one first. */
export async function readEarlier(q: Queryable, leads: readonly LeadId[]): Promise<EarlierRow[]> {
  if (leads.length === 0) return [];
  const { rows } = await q.query<EarlierRow>(
    `select id as "assignmentId", lead_id as "leadId", person_id as "personId", state, at, ended_at as "endedAt"
       from assignments
      where lead_id = any($1) and ended_at is not null
      order by lead_id, at, id`,
    [leads],
  );
  return rows;
}

export interface TriedRow {
  readonly leadId: LeadId;
  readonly personId: PersonId | null;
  readonly assignmentId: AssignmentId | null;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** What people did with these leads: contacts tried, passed on. */
export async function readTried(q: Queryable, leads: readonly LeadId[]): Promise<TriedRow[]> {
  if (leads.length === 0) return [];
  const { rows } = await q.query<TriedRow>(
    `select lead_id as "leadId", person_id as "personId", assignment_id as "assignmentId", kind, data, at
       from lead_events
      where lead_id = any($1) and kind in ('contact', 'declined')
      order by lead_id, at, id`,
    [leads],
  );
  return rows;
}

export interface ClaimableRow {
  readonly leadId: LeadId;
  readonly waitingSince: Date;
  readonly teamName: string;
}

/** What waits on the lists of this person's teams, the longest waiting first; at most `limit`. */
export async function readClaimable(q: Queryable, person: PersonId, limit: number): Promise<ClaimableRow[]> {
  const { rows } = await q.query<ClaimableRow>(
    `select l.id as "leadId", l.waiting_since as "waitingSince", t.name as "teamName"
       from team_members m
       join teams t on t.id = m.team_id
       join leads l on l.waiting_list_id = m.team_id and l.status = 'waiting-list'
      where m.person_id = $1
      order by l.waiting_since, l.id
      limit $2`,
    [person, limit],
  );
  return rows;
}

export async function countClaimable(q: Queryable, person: PersonId): Promise<number> {
  const { rows } = await q.query<{ count: number }>(
    `select count(*)::int as count
       from team_members m
       join leads l on l.waiting_list_id = m.team_id and l.status = 'waiting-list'
      where m.person_id = $1`,
    [person],
  );
  return rows[0]!.count;
}

export interface Listener {
  readonly id: Uuid;
  readonly name: string;
  readonly timeZone: string;
  readonly active: boolean;
  readonly awayUntil: Date | null;
  readonly openIntervals: PersonFacts["openIntervals"];
  readonly offIntervals: PersonFacts["offIntervals"];
  readonly busyIntervals: readonly Interval[];
  readonly busyAsRead: BusyAsRead | null;
  readonly now: Date;
}

/** The person whose inbox it is, with the product's clock. */
export async function readListener(q: Queryable, person: PersonId): Promise<Listener | undefined> {
  const { rows } = await q.query<Listener>(
    `select id, name, time_zone as "timeZone", active, away_until as "awayUntil", open_intervals as "openIntervals",
            off_intervals as "offIntervals", busy_intervals as "busyIntervals", busy_as_read as "busyAsRead", baton_now() as now
       from people where id = $1`,
    [person],
  );
  return rows[0];
}
