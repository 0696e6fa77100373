import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import {
  type AssignmentId,
  uuid,
  type LeadId,
  type PersonId,
  type TeamId,
  type Uuid,
} from "../../node-catalog/kit/domain.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";
import { ATTENTION_KINDS } from "./contract.ts";

export type AttentionKind = (typeof ATTENTION_KINDS)[number];

export interface AttentionRow {
  readonly kind: AttentionKind;
  readonly leadId: LeadId;
  readonly since: Date;
  /** What was to be done, where a task is overdue; why it is wrong, where somebody says so. */
  readonly title: string | null;
  readonly personId: PersonId | null;
  readonly teamId: TeamId | null;
  /** The run that stopped, else the lead's newest. */
  readonly runId: Uuid | null;
  /** To which somebody objects. */
  readonly assignmentId: AssignmentId | null;
  /** Why it stands still: the error of the step, or why no flow took it. */
  readonly error: { readonly code?: string; readonly message?: string } | null;
}

/**
 * One select per kind, each of which walks a partial index that holds only what is stuck. `$1` is the clock. Closing a
 * lead finishes its tasks, so an open one needs no look at its lead (which took most of the time at 45,000). A lead whose
 * run stopped is "stopped" only: its status says "attention", too. A lead of the night whose list will open by itself needs
 * nobody, until it has waited so long that its leader was told: its wait has no deadline any more then.
 */
const SELECTS: Readonly<Record<AttentionKind, string>> = {
  overdue: `
    select 'overdue' as kind, t.lead_id, t.due_at as since, t.title, t.person_id, null::uuid as team_id,
           null::uuid as run_id, null::uuid as assignment_id, null::jsonb as error
      from tasks t where t.state = 'open' and t.due_at < $1`,
  "waiting-list": `
    select 'waiting-list' as kind, l.id as lead_id, l.waiting_since as since, null as title, null::uuid as person_id,
           l.waiting_list_id as team_id, null::uuid as run_id, null::uuid as assignment_id, null::jsonb as error
      from leads l where l.status = 'waiting-list' and $1::timestamptz is not null
       and not exists (select from runs r join waits w on w.run_id = r.id and w.state = 'open'
         where r.subject_id = l.id and r.status = 'waiting' and w.kind = 'opening' and w.deadline is not null)`,
  stopped: `
    select 'stopped' as kind, r.subject_id as lead_id, r.updated_at as since, null as title, null::uuid as person_id,
           null::uuid as team_id, r.id as run_id, null::uuid as assignment_id, r.error
      from runs r where r.status = 'failed' and $1::timestamptz is not null`,
  "no-flow": `
    select 'no-flow' as kind, l.id as lead_id, l.attention_since as since, null as title, null::uuid as person_id,
           null::uuid as team_id, null::uuid as run_id, null::uuid as assignment_id,
           jsonb_build_object('code', l.attention_code) as error
      from leads l
     where l.status = 'attention' and l.attention_code is distinct from 'stopped' and $1::timestamptz is not null`,
  objection: `
    select 'objection' as kind, o.lead_id, o.at as since, o.reason as title, o.person_id, a.team_id, a.run_id,
           o.assignment_id, null::jsonb as error
      from objections o
      join assignments a on a.id = o.assignment_id and a.state in ('offered', 'owned')
      join leads l on l.id = o.lead_id and l.status <> 'closed'
     where o.settled_at is null and $1::timestamptz is not null`,
  // One for each company. Who got such a lead by hand meanwhile need not wait for the answer, and a company that was decided in
  // the moment in which its lead began to wait is no question any more.
  review: `
    select distinct on (w.subject) 'review' as kind, r.subject_id as lead_id, w.opened_at as since, null as title,
           null::uuid as person_id, null::uuid as team_id, r.id as run_id, null::uuid as assignment_id,
           null::jsonb as error
      from waits w
      join runs r on r.id = w.run_id and r.status = 'waiting'
      join leads l on l.id = r.subject_id and l.status <> 'closed'
      join accounts a on a.id = w.subject and a.region is null
     where w.kind = 'review' and w.state = 'open' and $1::timestamptz is not null
       and l.owner_id is null
     order by w.subject, w.opened_at, w.id`,
};

const CURSOR = z.tuple([cursorTime, uuid, z.enum(ATTENTION_KINDS)]);

/** One page of what somebody must look at, the longest stuck first. */
export async function readAttention(
  q: Queryable,
  now: Date,
  { kind, cursor, limit }: { kind?: AttentionKind | undefined; cursor?: string | undefined; limit: number },
): Promise<{ data: AttentionRow[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, CURSOR);
  const kinds = kind ? [kind] : ATTENTION_KINDS;
  // Each kind is cut to a page of its own before they are merged, so that one long kind costs no more than its page.
  const selects = kinds.map(
    (one) => `(select * from (${SELECTS[one]}) one
                where $2::timestamptz is null or (since, lead_id, kind) > ($2, $3::uuid, $4)
                order by since, lead_id limit $5)`,
  );
  const { rows } = await q.query<AttentionRow & { sort: string }>(
    `select kind, lead_id as "leadId", since, since::text as sort, title, person_id as "personId", team_id as "teamId",
            coalesce(run_id, (select id from runs where subject_id = lead_id order by id desc limit 1)) as "runId",
            assignment_id as "assignmentId", error
       from (${selects.join(" union all ")}) stuck
      order by since, lead_id, kind
      limit $5`,
    [now, ...(after ?? [null, null, null]), limit + 1],
  );
  return pageFrom(rows, limit, ({ sort, leadId, kind }) => [sort, leadId, kind]);
}

export async function countAttention(q: Queryable, now: Date): Promise<Record<AttentionKind, number>> {
  const counts = ATTENTION_KINDS.map(
    (kind) => `select '${kind}' as kind, count(*)::int as count from (${SELECTS[kind]}) one`,
  );
  const { rows } = await q.query<{ kind: AttentionKind; count: number }>(counts.join(" union all "), [now]);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) as Record<AttentionKind, number>;
}

export interface StuckRun {
  readonly id: Uuid;
  readonly flowId: Uuid;
  readonly flowName: string;
  readonly nodeId: string;
  /** The type of the step where it stands. */
  readonly nodeType: string | null;
}

/** Where these runs stand. */
export async function readStuckRuns(q: Queryable, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, StuckRun>> {
  if (ids.length === 0) return new Map();
  const { rows } = await q.query<StuckRun>(
    `select r.id, r.flow_id as "flowId", f.name as "flowName", r.node_id as "nodeId",
            p.body #>> array['nodes', r.node_id, 'type'] as "nodeType"
       from runs r
       join flows f on f.id = r.flow_id
       join programs p on p.id = r.program_id
      where r.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
