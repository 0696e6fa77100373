import type { Tx } from "../../engine/database.ts";
import type { AccountFacts } from "../../node-catalog/kit/facts.ts";
import { type Company, columnsOf } from "../accounts/company.ts";
import type { LeadState } from "../world/lead-state.ts";

/** Which flow takes the leads of a source, by its version that is live now. */
export interface Taker {
  readonly sourceId: string;
  readonly flowId: string;
  readonly version: number;
  readonly programId: string;
  readonly paused: boolean;
}

export interface RecentLead {
  readonly contactId: string;
  readonly demo: boolean;
  readonly leadId: string;
  readonly owner: { id: string; name: string } | null;
}

/** Who had the newest lead of a contact, however long ago; `null`: nobody ever. */
export interface FormerOwner {
  readonly contactId: string;
  readonly demo: boolean;
  readonly personId: string | null;
}

export interface Situation {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly takers: readonly Taker[];
  readonly recent: readonly RecentLead[];
  readonly former: readonly FormerOwner[];
  readonly accounts: readonly (AccountFacts & Company)[];
}

export interface SituationOf {
  readonly sourceIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly companies: readonly Company[];
}

/**
 * Who takes the leads of a batch, who has been here lately or before, and whose the companies are; in one statement that
 * starts after the locks.
 */
export async function readSituation(tx: Tx, { sourceIds, contactIds, companies }: SituationOf): Promise<Situation> {
  const { rows } = await tx.query<Omit<Situation, "now"> & { now: Date }>({
    name: "read-intake-situation",
    // Former owners are aggregated, not filtered: asked only for leads with an owner, the planner goes through all of those.
    text: `select baton_now() as now,
      (select coalesce(json_agg(t), '[]') from (
         select s.id as "sourceId", f.id as "flowId", f.live_version as version, v.program_id as "programId",
           f.status = 'paused' as paused
         from unnest($1::uuid[]) as s (id)
         left join live_sources ls on ls.source_id = s.id
         join flows f on f.id = coalesce(ls.flow_id, (select id from flows where takes_rest
           and not exists (select from sources d where d.id = s.id and d.demo)))
         join flow_versions v on v.flow_id = f.id and v.version = f.live_version) t) as takers,
      (select coalesce(json_agg(r), '[]') from (
         select distinct on (l.contact_id, l.demo) l.contact_id as "contactId", l.demo, l.id as "leadId",
           case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner
         from leads l left join people p on p.id = l.owner_id
         where l.contact_id = any ($2::uuid[])
           and l.created_at > baton_now() - (select duplicate_window from workspace)
         order by l.contact_id, l.demo, l.created_at desc) r) as recent,
      (select coalesce(json_agg(f), '[]') from (
         select l.contact_id as "contactId", l.demo,
           (array_agg(l.owner_id order by l.created_at desc) filter (where l.owner_id is not null and not l.test))[1] as "personId"
         from leads l where l.contact_id = any ($2::uuid[]) group by l.contact_id, l.demo) f) as former,
      (select coalesce(json_agg(a), '[]') from (
         select a.id, a.domain, a.demo, a.owner_id as "ownerId", a.lead_id as "leadId", a.region,
           a.region_by as "regionBy" from accounts a
         where a.domain = any ($3::text[]) and (a.domain, a.demo) in (
           select domain, demo from unnest($3::text[], $4::boolean[]) as c (domain, demo))) a) as accounts`,
    values: [sourceIds, contactIds, ...columnsOf(companies)],
  });
  const { now, ...situation } = rows[0]!;
  return { ...situation, now: now.getTime() };
}

export interface LeadRow extends LeadState {
  readonly contact_id: string;
  readonly account_id: string | null;
  readonly source_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly consent: unknown;
  readonly demo: boolean;
  readonly test: boolean;
}

export interface InquiryRow {
  readonly id: string;
  readonly lead_id: string;
  readonly source_id: string;
  readonly message: string | null;
  readonly received: unknown;
}

const INSERT_LEADS = `
  with fresh as materialized (
    select * from json_to_recordset($1::json) as s (id uuid, contact_id uuid, account_id uuid, source_id uuid, name text, email text,
      phone text, language text, country text, company text, company_size int, product text, value double precision, message text,
      consent jsonb, fields jsonb, status text, owner_id uuid, waiting_list_id uuid, attention_code text, demo boolean, test boolean)),
  contacts_written as (
    insert into contacts (id, created_at) select distinct contact_id, $3::timestamptz from fresh
    on conflict do nothing),
  leads_written as (
    insert into leads (id, contact_id, account_id, source_id, name, email, phone, language, country, company, company_size,
      product, value, message, consent, fields, status, owner_id, waiting_list_id, waiting_since, attention_code, attention_since,
      demo, test, created_at)
    select id, contact_id, account_id, source_id, name, email, phone, language, country, company, company_size,
      product, value, message, consent, fields, status, owner_id, waiting_list_id,
      case when waiting_list_id is not null then $3::timestamptz end, attention_code,
      case when attention_code is not null then $3::timestamptz end, demo, test, $3
    from fresh)
  insert into inquiries (id, lead_id, source_id, message, received, at)
  select id, lead_id, source_id, message, coalesce(received, 'null'), $3
  from json_to_recordset($2::json) as s (id uuid, lead_id uuid, source_id uuid, message text, received jsonb)`;

export async function insertLeads(
  tx: Tx,
  { leads, inquiries, now }: { leads: readonly LeadRow[]; inquiries: readonly InquiryRow[]; now: number },
): Promise<void> {
  await tx.query({
    name: "insert-leads",
    text: INSERT_LEADS,
    values: [JSON.stringify(leads), JSON.stringify(inquiries), new Date(now)],
  });
}

/** Somebody who has the lead learns that the customer asked again. */
export async function insertRepeatNotices(
  tx: Tx,
  notices: readonly { id: string; person_id: string; lead_id: string; text: string }[],
): Promise<void> {
  await tx.query({
    name: "insert-repeat-notices",
    text: `with written as (
             insert into notifications (id, person_id, lead_id, text, at)
             select id, person_id, lead_id, text, baton_now()
             from json_to_recordset($1::json) as s (id uuid, person_id uuid, lead_id uuid, text text))
           insert into feed (kind, lead_id, person_ids, payload, at)
           select 'inbox', lead_id, array[person_id], '{"change": "inquiry"}', baton_now()
           from json_to_recordset($1::json) as s (id uuid, person_id uuid, lead_id uuid, text text)`,
    values: [JSON.stringify(notices)],
  });
}

/** Leads that no flow takes alarm everybody who can change that. */
export async function alarmAboutUntaken(
  tx: Tx,
  leads: readonly { id: string; name: string; code: string }[],
): Promise<void> {
  await tx.query({
    name: "alarm-about-untaken",
    text: `with told as (
             insert into notifications (id, person_id, lead_id, text, alarm, at)
             select gen_random_uuid(), p.id, l.id, l.text, true, baton_now()
             from json_to_recordset($1::json) as l (id uuid, text text),
               (select id from people where active and roles && '{admin,manager}') p
             returning lead_id, person_id)
           insert into feed (kind, lead_id, person_ids, payload, at)
           select 'attention', l.id, coalesce(array_agg(told.person_id) filter (where told.person_id is not null), '{}'),
             '{"change": "attention"}', baton_now()
           from json_to_recordset($1::json) as l (id uuid) left join told on told.lead_id = l.id group by l.id`,
    values: [
      JSON.stringify(
        leads.map(({ id, name, code }) => ({
          id,
          text:
            code === "flow-paused"
              ? `${name} came in while the flow is paused. Nobody has this lead.`
              : `${name} came in, and no flow takes leads from there. Nobody has this lead.`,
        })),
      ),
    ],
  });
}

export async function insertReadyRuns(
  tx: Tx,
  runs: readonly {
    id: string;
    program_id: string;
    flow_id: string;
    version: number;
    subject_id: string;
    node_id: string;
  }[],
  now: number,
): Promise<void> {
  await tx.query({
    name: "insert-ready-runs",
    text: `insert into runs (id, program_id, flow_id, version, subject_id, status, node_id, created_at, updated_at)
           select id, program_id, flow_id, version, subject_id, 'ready', node_id, $2, $2
           from json_to_recordset($1::json) as s (id uuid, program_id uuid, flow_id uuid, version int, subject_id uuid, node_id text)`,
    values: [JSON.stringify(runs), new Date(now)],
  });
}

const LOCK_TIMEOUT_MS = 250;

/** From here on nobody is waited for longer than a quarter of a second, and all can be taken back. */
export async function beginAdvancing(tx: Tx): Promise<void> {
  await tx.query(`savepoint advancing; set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
}

/** A twin in another process may take longer than that. */
export async function endAdvancing(tx: Tx): Promise<void> {
  await tx.query("release savepoint advancing; set local lock_timeout = 0");
}

export async function undoAdvancing(tx: Tx): Promise<void> {
  await tx.query("rollback to savepoint advancing");
}
