import type { Change } from "../../engine/world.ts";
import type { SubjectFacts } from "../../node-catalog/kit/facts.ts";

/** What a flow changes of a lead, as its row: snake_case because `json_to_recordset` names columns. */
export interface LeadState {
  readonly id: string;
  readonly language: string | null;
  readonly country: string | null;
  readonly company: string | null;
  readonly company_size: number | null;
  readonly product: string | null;
  readonly value: number | null;
  readonly message: string | null;
  readonly fields: object;
  readonly status: string;
  readonly owner_id: string | null;
  readonly waiting_list_id: string | null;
  readonly attention_code: string | null;
  readonly at: string;
}

/** The row of a lead as its burst left it. */
export function leadState({ subject, error, at }: Change): LeadState {
  const { lead, waitingList, status } = subject;
  const owner = ownerOf(subject);
  const settled = status === "attention" ? "new" : status;
  const needsAttention = error !== null && settled === "new";
  return {
    id: lead.id,
    language: lead.language,
    country: lead.country,
    company: lead.company,
    company_size: lead.companySize,
    product: lead.product,
    value: lead.value,
    message: lead.message,
    fields: lead.fields,
    status: needsAttention ? "attention" : settled,
    owner_id: owner,
    waiting_list_id: waitingList,
    attention_code: needsAttention ? "stopped" : null,
    at: new Date(at).toISOString(),
  };
}

export const ownerOf = ({ assignments }: SubjectFacts): string | null =>
  assignments.find(({ state }) => state === "owned")?.personId ?? null;
