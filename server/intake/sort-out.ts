import { newId } from "../../engine/ids.ts";
import { companyKey } from "../accounts/company.ts";
import type { FromCompany } from "../accounts/match-accounts.ts";
import type { AccountFacts, SharedFacts } from "../../node-catalog/kit/facts.ts";
import type { AcceptedLead } from "./contract.ts";
import type { RecentLead, Situation, Taker } from "./intake-store.ts";
import type { KnownReply } from "./reply-store.ts";
import type { Answer, LeadRequest } from "./request.ts";

/** A request that becomes a lead of its own. */
export interface Fresh {
  readonly request: LeadRequest;
  readonly contactId: string;
  readonly accountId: string | null;
  /** Who had the contact's lead before this one. */
  readonly formerOwnerId: string | null;
  /** Undefined when no flow takes it. */
  readonly taker: Taker | undefined;
  readonly runId: string | null;
}

export interface Repeat {
  readonly request: LeadRequest;
  readonly leadId: string;
  /** Set for a lead that was there before this batch. */
  readonly recent: RecentLead | null;
}

export interface Sorted {
  readonly fresh: readonly Fresh[];
  readonly repeats: readonly Repeat[];
  /** Of the companies that the batch comes from. */
  readonly accounts: SharedFacts["accounts"];
}

/** A request whose idempotency key was used before: with what was answered then, or by which request of this batch. */
interface UsedKey {
  readonly bodyHash: string;
  readonly reply: { readonly stored: AcceptedLead } | { readonly twin: LeadRequest };
}
export type UsedKeys = ReadonlyMap<LeadRequest, UsedKey>;

/**
 * Sets aside the requests whose idempotency key was used before or by an earlier one of the batch: they get the answer that
 * was given then, and leave no trace of their own.
 */
export function setAsideTwins(
  requests: readonly LeadRequest[],
  replies: readonly KnownReply[],
): { open: LeadRequest[]; twins: UsedKeys } {
  const used = new Map<string, UsedKey>(
    replies.map(({ bodyHash, reply, ...key }) => [nameOf(key), { bodyHash, reply: { stored: reply } }]),
  );
  const open: LeadRequest[] = [];
  const twins = new Map<LeadRequest, UsedKey>();
  for (const request of requests) {
    const { idempotency } = request;
    const before = idempotency && used.get(nameOf(idempotency));
    if (before) {
      twins.set(request, before);
      continue;
    }
    open.push(request);
    if (idempotency) {
      used.set(nameOf(idempotency), { bodyHash: idempotency.bodyHash, reply: { twin: request } });
    }
  }
  return { open, twins };
}

const nameOf = ({ callerId, key }: { callerId: string; key: string }): string => `${callerId} ${key}`;

/** Sorts a batch: the same person again, or a new lead. Of several requests of one person the first one counts. */
export function sortOut(
  requests: readonly LeadRequest[],
  contacts: ReadonlyMap<string, string>,
  situation: Situation,
): Sorted {
  const takers = new Map(situation.takers.map((taker) => [taker.sourceId, taker]));
  const recent = new Map(situation.recent.map((lead) => [personKey(lead.contactId, lead.demo), lead]));
  const former = new Map(situation.former.map((one) => [personKey(one.contactId, one.demo), one.personId]));
  const accounts = new Map(situation.accounts.map((account) => [companyKey(account), account.id]));
  const ofThisBatch = new Map<string, string>();
  const fresh: Fresh[] = [];
  const repeats: Repeat[] = [];
  for (const request of requests) {
    const contactId = contacts.get(request.leadId)!;
    const person = personKey(contactId, request.isDemo);
    const older = recent.get(person) ?? null;
    const leadId = older?.leadId ?? ofThisBatch.get(person);
    if (leadId) {
      repeats.push({ request, leadId, recent: older });
      continue;
    }
    const taker = takers.get(request.sourceId);
    ofThisBatch.set(person, request.leadId);
    const company = companyOf(request);
    fresh.push({
      request,
      contactId,
      accountId: (company && accounts.get(companyKey(company))) ?? null,
      formerOwnerId: former.get(person) ?? null,
      taker,
      runId: taker && !taker.paused ? newId() : null,
    });
  }
  return { fresh, repeats, accounts: Object.fromEntries(situation.accounts.map(accountEntry)) };
}

function accountEntry(account: Situation["accounts"][number]): [id: string, facts: AccountFacts] {
  const { demo: _, ...facts } = account;
  return [facts.id, facts];
}

export const companyOf = ({ domain, isDemo, lead }: LeadRequest): FromCompany | null =>
  domain === null ? null : { domain, demo: isDemo, name: lead.company ?? "" };

/** Somebody who tried out the demo is all the same a new lead to the company. */
const personKey = (contactId: string, isDemo: boolean): string => `${contactId} ${isDemo}`;

/** What is answered to the requests that are stored now. */
export function repliesTo(
  { fresh, repeats }: Sorted,
  owners: ReadonlyMap<string, { id: string; name: string }>,
): ReadonlyMap<LeadRequest, AcceptedLead> {
  const replies = new Map<LeadRequest, AcceptedLead>();
  for (const { request, runId } of fresh) {
    const owner = owners.get(request.leadId) ?? null;
    replies.set(request, { leadId: request.leadId, runIds: runId ? [runId] : [], duplicate: false, owner });
  }
  for (const { request, leadId, recent } of repeats) {
    replies.set(request, { leadId, runIds: [], duplicate: true, owner: recent?.owner ?? owners.get(leadId) ?? null });
  }
  return replies;
}

/** The answer to a request, whether it is stored now or was set aside. */
export function answerTo(
  request: LeadRequest,
  replies: ReadonlyMap<LeadRequest, AcceptedLead>,
  twins: UsedKeys,
): Answer {
  const used = twins.get(request);
  if (!used) return { ok: true, reply: replies.get(request)! };
  if (used.bodyHash !== request.idempotency?.bodyHash) return { ok: false, reason: "key-reused" };
  return { ok: true, reply: "stored" in used.reply ? used.reply.stored : replies.get(used.reply.twin)! };
}
