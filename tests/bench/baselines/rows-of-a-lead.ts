import { newId } from "../../../engine/ids.ts";
import type { Incoming } from "../../../server/intake/request.ts";

/** What a baseline needs to know of the company that it works for. */
export interface Customer {
  readonly teamId: string;
  readonly people: readonly string[];
  readonly flowId: string;
  readonly programId: string;
  /** One of the product's, as it stores them: of the same size here. */
  readonly receipt: Readonly<Record<string, unknown>>;
}

export type Rows = readonly { readonly table: string; readonly row: Readonly<Record<string, unknown>> }[];

export interface LeadRows {
  readonly leadId: string;
  readonly personId: string;
  /** The lead as it comes in. */
  readonly intake: Rows;
  /** What handing it over adds. */
  readonly handOver: Rows;
}

let turn = 0;

/** The rows of one lead on the main job, the next person chosen by counting in memory: no rule is looked at. */
export function rowsOfALead(
  { teamId, people, flowId, programId, receipt }: Customer,
  { lead, received, source, idempotency }: Incoming,
): LeadRows {
  const [leadId, contactId, runId, assignmentId, waitId] = [newId(), newId(), newId(), newId(), newId()];
  const personId = people[turn++ % people.length]!;
  const at = new Date().toISOString();
  const due = new Date(Date.now() + 900_000).toISOString();
  const because = { code: "next-in-turn", person: personId, team: teamId };
  const steps = ["start", "german", "turns", "task", "wait"].map((nodeId, index) => ({
    seq: index + 1,
    nodeId,
    type: nodeId,
    exit: "done",
    because,
    at: Date.now(),
    visit: index,
  }));
  const { consent, companySize, source: _, ...columns } = lead;
  const run = {
    id: runId,
    program_id: programId,
    flow_id: flowId,
    version: 1,
    subject_id: leadId,
    needs: [],
    attempts: 0,
    created_at: at,
    updated_at: at,
  };
  return {
    leadId,
    personId,
    intake: [
      { table: "contacts", row: { id: contactId, created_at: at } },
      { table: "contact_keys", row: { kind: "email", value: lead.email, contact_id: contactId } },
      { table: "contact_keys", row: { kind: "phone", value: lead.phone, contact_id: contactId } },
      {
        table: "leads",
        row: {
          ...columns,
          company_size: companySize,
          id: leadId,
          contact_id: contactId,
          source_id: source.id,
          consent,
          status: "assigned",
          owner_id: personId,
          demo: false,
          test: false,
          created_at: at,
        },
      },
      {
        table: "inquiries",
        row: { id: newId(), lead_id: leadId, source_id: source.id, message: lead.message, received, at },
      },
      { table: "runs", row: { ...run, status: "waiting", node_id: "wait", visit: 4, seq: 5, wake_at: due } },
      {
        table: "idempotency_keys",
        row: { caller_id: idempotency!.callerId, key: idempotency!.key, body_hash: "\\x00", reply: { leadId }, at },
      },
    ],
    handOver: [
      {
        table: "waits",
        row: {
          id: waitId,
          run_id: runId,
          node_id: "wait",
          kind: "contact",
          subject: assignmentId,
          exits: { reached: "reached", declined: "declined", timeout: "timeout" },
          opened_at: at,
          deadline: due,
          state: "open",
        },
      },
      { table: "steps", row: { run_id: runId, first_seq: 1, last_seq: 5, format: 1, steps, at } },
      {
        table: "assignments",
        row: {
          id: assignmentId,
          lead_id: leadId,
          person_id: personId,
          team_id: teamId,
          run_id: runId,
          node_id: "turns",
          visit: 2,
          state: "owned",
          because,
          at,
          ver: 1,
        },
      },
      {
        table: "tasks",
        row: {
          id: newId(),
          lead_id: leadId,
          person_id: personId,
          run_id: runId,
          title: "make contact",
          due_at: due,
          state: "open",
          created_at: at,
        },
      },
      {
        table: "receipts",
        row: { ...receipt, id: newId(), run_id: runId, lead_id: leadId, assignment_id: assignmentId, at },
      },
      {
        table: "feed",
        row: {
          kind: "run",
          run_id: runId,
          flow_id: flowId,
          lead_id: leadId,
          person_ids: [personId],
          first_seq: 1,
          payload: {
            version: 1,
            leadName: lead.name,
            status: "waiting",
            nodeId: "wait",
            waitingUntil: Date.parse(due),
          },
          at,
        },
      },
      {
        table: "ledger_entries",
        row: {
          id: newId(),
          team_id: teamId,
          person_id: personId,
          amount: -1_000_000,
          reason: "picked",
          assignment_id: assignmentId,
          at,
        },
      },
    ],
  };
}

/** One statement that writes such rows and takes the turn in the team's one row, under its lock like everybody. */
export function statementFor(rows: Rows): string {
  const parts = rows.map(({ table, row }, index) => {
    const columns = Object.keys(row).join(", ");
    return `part_${index} as (insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $${index + 1}))`;
  });
  const [team, person] = [rows.length + 1, rows.length + 2];
  return `with ${parts.join(", ")} update team_ledgers
    set last_picked_at[array_position(person_ids, $${person}::uuid)] = extract(epoch from clock_timestamp()) * 1000
    where team_id = $${team}`;
}

export const valuesFor = (rows: Rows, teamId: string, personId: string): unknown[] => [
  ...rows.map(({ row }) => JSON.stringify(row)),
  teamId,
  personId,
];
