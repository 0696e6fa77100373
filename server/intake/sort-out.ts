import { newId } from "../../engine/ids.ts";
import type { AcceptedLead } from "./contract.ts";
import type { RecentLead, Situation, Taker } from "./intake-store.ts";
import type { Answer, LeadRequest } from "./request.ts";

/** A request that becomes a lead of its own. */
export interface Fresh {
  readonly request: LeadRequest;
  readonly contactId: string;
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

/** A request whose idempotency key was used before: with what was answered then, or by which request of this batch. */
export interface KnownRequest {
  readonly bodyHash: string;
  readonly reply: { readonly stored: AcceptedLead } | { readonly twin: LeadRequest };
}

export interface Sorted {
  readonly fresh: readonly Fresh[];
  readonly repeats: readonly Repeat[];
  readonly known: ReadonlyMap<LeadRequest, KnownRequest>;
}

/** Sorts a batch: answered before, the same person again, or a new lead. The first of several twins counts. */
export function sortOut(
  requests: readonly LeadRequest[],
  contacts: ReadonlyMap<string, string>,
  situation: Situation,
): Sorted {
  const takers = new Map(situation.takers.map((taker) => [taker.sourceId, taker]));
  const recent = new Map(situation.recent.map((lead) => [personKey(lead.contactId, lead.demo), lead]));
  const used = new Map<string, KnownRequest>(
    situation.replies.map(({ callerId, key, bodyHash, reply }) => [
      `${callerId} ${key}`,
      { bodyHash, reply: { stored: reply } },
    ]),
  );
  const ofThisBatch = new Map<string, string>();
  const fresh: Fresh[] = [];
  const repeats: Repeat[] = [];
  const known = new Map<LeadRequest, KnownRequest>();
  for (const request of requests) {
    const { idempotency } = request;
    const usedKey = idempotency && `${idempotency.callerId} ${idempotency.key}`;
    const before = usedKey ? used.get(usedKey) : undefined;
    if (before) {
      known.set(request, before);
      continue;
    }
    if (usedKey) used.set(usedKey, { bodyHash: idempotency.bodyHash, reply: { twin: request } });
    const contactId = contacts.get(request.leadId)!;
    const person = personKey(contactId, request.isDemo);
    const older = recent.get(person);
    const twin = ofThisBatch.get(person);
    if (older || twin) {
      repeats.push({ request, leadId: older?.leadId ?? twin!, recent: older ?? null });
    } else {
      const taker = takers.get(request.sourceId);
      ofThisBatch.set(person, request.leadId);
      fresh.push({ request, contactId, taker, runId: taker && !taker.paused ? newId() : null });
    }
  }
  return { fresh, repeats, known };
}

/** Who tried the demo first is a new lead to the company all the same. */
const personKey = (contactId: string, isDemo: boolean): string => `${contactId} ${isDemo}`;

/** The reply to each request of a batch, in its order. `isNew` replies are stored under their idempotency key. */
export interface Replied {
  readonly request: LeadRequest;
  readonly answer: Answer;
  readonly isNew: boolean;
}

export function replyTo(
  requests: readonly LeadRequest[],
  sorted: Sorted,
  owners: ReadonlyMap<string, { id: string; name: string }>,
): Replied[] {
  const replies = new Map<LeadRequest, AcceptedLead>();
  for (const { request, runId } of sorted.fresh) {
    const owner = owners.get(request.leadId) ?? null;
    replies.set(request, { leadId: request.leadId, runIds: runId ? [runId] : [], duplicate: false, owner });
  }
  for (const { request, leadId, recent } of sorted.repeats) {
    replies.set(request, { leadId, runIds: [], duplicate: true, owner: recent?.owner ?? owners.get(leadId) ?? null });
  }
  return requests.map((request) => {
    const known = sorted.known.get(request);
    if (!known) return { request, answer: { ok: true, reply: replies.get(request)! }, isNew: true };
    if (known.bodyHash !== request.idempotency!.bodyHash) {
      return { request, answer: { ok: false, reason: "key-reused" }, isNew: false };
    }
    const reply = "stored" in known.reply ? known.reply.stored : replies.get(known.reply.twin)!;
    return { request, answer: { ok: true, reply }, isNew: false };
  });
}
