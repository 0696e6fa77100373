import type { Step } from "../../engine/burst.ts";
import type { Queryable } from "../../engine/database.ts";
import type { AssignmentState, FieldValue, LeadId, PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import type { LeadDetail } from "./contract.ts";

export interface MoreOfLead {
  readonly consent: LeadDetail["consent"];
  readonly fields: Record<string, FieldValue>;
  readonly waitingList: TeamId | null;
  readonly account: LeadDetail["account"];
  readonly attentionSince: Date | null;
  readonly attentionCode: string | null;
}

/** What the lead's page shows beyond the row of the list. */
export async function readMoreOfLead(q: Queryable, lead: LeadId): Promise<MoreOfLead | undefined> {
  const { rows } = await q.query<MoreOfLead>(
    `select l.consent, l.fields, l.waiting_list_id as "waitingList", l.attention_since as "attentionSince",
            l.attention_code as "attentionCode",
            case when a.id is not null then jsonb_build_object('id', a.id, 'domain', a.domain, 'owner',
              case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end) end as account
       from leads l
       left join accounts a on a.id = l.account_id
       left join people p on p.id = a.owner_id
      where l.id = $1`,
    [lead],
  );
  return rows[0];
}

export interface AssignmentRow {
  readonly id: Uuid;
  readonly personId: PersonId;
  readonly runId: Uuid | null;
  readonly nodeId: string | null;
  readonly visit: number | null;
  readonly nodeType: string | null;
  readonly state: AssignmentState;
  readonly because: Because;
  readonly byPersonId: PersonId | null;
  readonly at: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
}

export async function readAssignments(q: Queryable, lead: LeadId): Promise<AssignmentRow[]> {
  const { rows } = await q.query<AssignmentRow>(
    `select a.id, a.person_id as "personId", a.run_id as "runId", a.node_id as "nodeId", a.visit, a.state, a.because,
            a.by_person_id as "byPersonId", a.at, a.accepted_at as "acceptedAt", a.ended_at as "endedAt",
            p.body #>> array['nodes', a.node_id, 'type'] as "nodeType"
       from assignments a
       left join runs r on r.id = a.run_id
       left join programs p on p.id = r.program_id
      where a.lead_id = $1
      order by a.at, a.id`,
    [lead],
  );
  return rows;
}

export interface DealRow {
  readonly id: Uuid;
  readonly runId: Uuid | null;
  readonly title: string;
  readonly value: number | null;
  readonly currency: string;
  readonly stage: string;
  readonly createdAt: Date;
}

export async function readDeals(q: Queryable, lead: LeadId): Promise<DealRow[]> {
  const { rows } = await q.query<DealRow>(
    `select id, run_id as "runId", title, value, currency, stage, created_at as "createdAt"
       from deals where lead_id = $1 order by created_at, id`,
    [lead],
  );
  return rows;
}

export interface InquiryRow {
  readonly id: Uuid;
  readonly source: { readonly id: Uuid; readonly name: string };
  readonly message: string | null;
  readonly at: Date;
  /** What they called themselves this time. */
  readonly name: string | null;
  readonly email: string | null;
}

export async function readInquiries(q: Queryable, lead: LeadId): Promise<InquiryRow[]> {
  const { rows } = await q.query<InquiryRow>(
    `select i.id, jsonb_build_object('id', s.id, 'name', s.name) as source, i.message, i.at,
            i.received ->> 'name' as name, lower(i.received ->> 'email') as email
       from inquiries i join sources s on s.id = i.source_id
      where i.lead_id = $1 order by i.at, i.id`,
    [lead],
  );
  return rows;
}

export interface LeadEventRow {
  readonly id: Uuid;
  readonly kind: string;
  readonly personId: PersonId | null;
  readonly assignmentId: Uuid | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

export async function readLeadEvents(q: Queryable, lead: LeadId): Promise<LeadEventRow[]> {
  const { rows } = await q.query<LeadEventRow>(
    `select id, kind, person_id as "personId", assignment_id as "assignmentId", data, at
       from lead_events where lead_id = $1 order by at, id`,
    [lead],
  );
  return rows;
}

export interface TaskRow {
  readonly id: Uuid;
  readonly personId: PersonId;
  readonly runId: Uuid | null;
  readonly title: string;
  readonly state: "open" | "done" | "moved";
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

/** Tasks as the timeline tells them: made and closed. */
export async function readTaskHistory(q: Queryable, lead: LeadId): Promise<TaskRow[]> {
  const { rows } = await q.query<TaskRow>(
    `select id, person_id as "personId", run_id as "runId", title, state, created_at as "createdAt",
            closed_at as "closedAt"
       from tasks where lead_id = $1 order by created_at, id`,
    [lead],
  );
  return rows;
}

export interface StepRow extends Step {
  readonly runId: Uuid;
}

/** Every step of every run of this lead, run by run, in order. */
export async function readSteps(q: Queryable, lead: LeadId): Promise<StepRow[]> {
  const { rows } = await q.query<{ runId: Uuid; steps: Step[] }>(
    `select s.run_id as "runId", s.steps
       from runs r join steps s on s.run_id = r.id
      where r.subject_id = $1
      order by s.run_id, s.first_seq`,
    [lead],
  );
  return rows.flatMap(({ runId, steps }) => steps.map((step) => ({ ...step, runId })));
}
