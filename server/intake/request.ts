import { hash } from "node:crypto";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { newId } from "../../engine/ids.ts";
import { accountDomain } from "../accounts/account-domain.ts";
import type { AcceptedLead, NewLead } from "./contract.ts";
import { type ContactKey, contactKeys } from "./contact-keys.ts";
import { storable } from "./storable.ts";

/** One lead on its way in. */
export interface LeadRequest {
  /** The id that the lead gets if it is not one that is there already. */
  readonly leadId: string;
  readonly contactId: string;
  readonly inquiryId: string;
  readonly sourceId: string;
  readonly isDemo: boolean;
  /** Sent by "Send a test lead": counts in no figure. */
  readonly isTest: boolean;
  readonly lead: NewLead;
  readonly keys: readonly ContactKey[];
  /** Of the company; `null` where the e-mail names none, and for tests: they must not decide whose customer somebody is. */
  readonly domain: string | null;
  /** As it came in. */
  readonly received: unknown;
  readonly idempotency: { readonly callerId: string; readonly key: string; readonly bodyHash: string } | null;
}

export interface Incoming {
  readonly source: { readonly id: string; readonly demo: boolean };
  readonly lead: NewLead;
  readonly received: unknown;
  readonly isTest?: boolean;
  readonly idempotency?: { readonly callerId: string; readonly key: string };
}

export function toRequest(
  { source, lead, received, isTest = false, idempotency }: Incoming,
  country: string | null,
): LeadRequest {
  const known = storable(lead);
  return {
    leadId: newId(),
    contactId: newId(),
    inquiryId: newId(),
    sourceId: source.id,
    isDemo: source.demo,
    isTest,
    lead: known,
    keys: contactKeys(known, country),
    domain: isTest ? null : accountDomain(lead.email),
    received: storable(received),
    idempotency: idempotency ? { ...idempotency, bodyHash: hashOf(received) } : null,
  };
}

const hashOf = (body: unknown): string => hash("sha256", canonicalJson(body), "hex");

/** What a request has become, or why it was refused. */
export type Answer =
  { readonly ok: true; readonly reply: AcceptedLead } | { readonly ok: false; readonly reason: "key-reused" };
