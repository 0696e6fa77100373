import type { Advancing } from "../../engine/settle.ts";
import type { Program } from "../../engine/program.ts";
import type { SubjectFacts } from "../../node-catalog/kit/facts.ts";
import type { InquiryRow, LeadRow } from "./intake-store.ts";
import type { Fresh, Sorted } from "./sort-out.ts";

export function newRun(one: Fresh, programs: ReadonlyMap<string, Program>): Advancing {
  const { id, program_id, flow_id, version, subject_id, node_id } = readyRun(one, programs);
  return {
    state: {
      id,
      programId: program_id,
      flowId: flow_id,
      version,
      subjectId: subject_id,
      status: "ready",
      nodeId: node_id,
      visit: 0,
      seq: 0,
      event: null,
      attempts: 0,
    },
    needs: [],
    expired: null,
  };
}

export function readyRun({ request, taker, runId }: Fresh, programs: ReadonlyMap<string, Program>) {
  return {
    id: runId!,
    program_id: taker!.programId,
    flow_id: taker!.flowId,
    version: taker!.version,
    subject_id: request.leadId,
    node_id: programs.get(taker!.programId)!.start,
  };
}

export function subjectOf({ request, accountId, formerOwnerId }: Fresh, now: number): SubjectFacts {
  const { leadId, sourceId, lead } = request;
  const { consent: _, source: __, ...facts } = lead;
  return {
    lead: { ...facts, id: leadId, sourceId, createdAt: now },
    status: "new",
    assignments: [],
    openTasks: [],
    waitingList: null,
    accountId,
    formerOwnerId,
    isTried: false,
    isTest: request.isTest,
  };
}

/** The code under which a lead that no flow takes needs attention. */
export const untakenCode = ({ taker }: Fresh): string | null =>
  !taker ? "no-flow" : taker.paused ? "flow-paused" : null;

export function plainLead(one: Fresh, now: number): LeadRow {
  const { request, contactId, accountId } = one;
  const { leadId, sourceId, isDemo, isTest, lead } = request;
  const code = untakenCode(one);
  return {
    id: leadId,
    contact_id: contactId,
    account_id: accountId,
    source_id: sourceId,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    language: lead.language,
    country: lead.country,
    company: lead.company,
    company_size: lead.companySize,
    product: lead.product,
    value: lead.value,
    message: lead.message,
    consent: lead.consent,
    fields: lead.fields,
    status: code ? "attention" : "new",
    owner_id: null,
    waiting_list_id: null,
    attention_code: code,
    demo: isDemo,
    test: isTest,
    at: new Date(now).toISOString(),
  };
}

export function inquiriesOf({ fresh, repeats }: Sorted): InquiryRow[] {
  const all = [...fresh.map(({ request }) => ({ request, leadId: request.leadId })), ...repeats];
  return all.map(({ request: { inquiryId, sourceId, lead, received }, leadId }) => ({
    id: inquiryId,
    lead_id: leadId,
    source_id: sourceId,
    message: lead.message,
    received,
  }));
}
