import { type Advancing, advanceBatch, type Engine } from "../../engine/advance.ts";
import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { Program } from "../../engine/program.ts";
import type { Change } from "../../engine/world.ts";
import type { SharedFacts, SubjectFacts } from "../../node-catalog/kit/facts.ts";
import { applyEffects, leadState, ownerOf } from "../world/apply-effects.ts";
import type { AcceptedLead } from "./contract.ts";
import {
  alarmAboutUntaken,
  type InquiryRow,
  insertLeads,
  insertReadyRuns,
  insertRepeatNotices,
  insertReplies,
  type LeadRow,
  readSituation,
  type RecentLead,
  type Situation,
  type Taker,
} from "./intake-store.ts";
import { matchContacts } from "./match-contacts.ts";
import type { Answer, LeadRequest } from "./request.ts";

/** What came of a batch, and whether a worker has to go on with it. */
export interface AcceptedBatch {
  readonly answers: readonly Answer[];
  readonly ring: { readonly advance: boolean; readonly deliver: boolean };
  /** Why the leads of this batch were stored without being advanced. They are safe; a worker takes them. */
  readonly advanceError: unknown;
}

/** A twin in another process stored the same idempotency key first: the batch is done again and finds its reply. */
class TwinWasFirst extends Error {}

/**
 * Stores leads and takes each through its flow as far as it goes, in one transaction: contact, lead, inquiry, run, owner,
 * task and reply are there together or not at all. If the flow cannot be advanced now, lead and run are stored all the same.
 */
export async function acceptLeads(db: Db, engine: Engine, requests: readonly LeadRequest[]): Promise<AcceptedBatch> {
  for (;;) {
    try {
      return await transaction(db, (tx) => acceptInside(tx, engine, requests));
    } catch (error) {
      if (!(error instanceof TwinWasFirst)) throw error;
    }
  }
}

async function acceptInside(tx: Tx, engine: Engine, requests: readonly LeadRequest[]): Promise<AcceptedBatch> {
  const { contacts, knownContacts } = await matchContacts(tx, requests);
  const situation = await readSituation(tx, {
    sourceIds: [...new Set(requests.map(({ sourceId }) => sourceId))],
    contactIds: [...knownContacts],
    idempotency: requests.flatMap(({ idempotency }) => idempotency ?? []),
  });
  const sorted = sortOut(requests, contacts, situation);
  const programs = await engine.programs.load(
    tx,
    sorted.fresh.flatMap(({ taker }) => taker?.programId ?? []),
  );
  const stored = await storeAndAdvance(tx, engine, sorted, programs, situation.now);
  await tellPeople(tx, sorted);
  const replies = replyTo(requests, sorted, stored.owners);
  if (
    !(await insertReplies(
      tx,
      replies.flatMap(({ request, answer }) => (answer.isNew ? [{ request, reply: answer.reply }] : [])),
    ))
  ) {
    throw new TwinWasFirst();
  }
  return { answers: replies.map(({ answer }) => answer.public), ring: stored.ring, advanceError: stored.error };
}

/** A request that becomes a lead of its own. */
interface Fresh {
  readonly request: LeadRequest;
  readonly contactId: string;
  /** Undefined when no flow takes it. */
  readonly taker: Taker | undefined;
  readonly runId: string | null;
}

interface Repeat {
  readonly request: LeadRequest;
  readonly leadId: string;
  /** Set for a lead that was there before this batch. */
  readonly recent: RecentLead | null;
}

interface Sorted {
  readonly fresh: readonly Fresh[];
  readonly repeats: readonly Repeat[];
  /** Requests whose idempotency key was used before, with what was answered then or earlier in this batch. */
  readonly known: ReadonlyMap<LeadRequest, { bodyHash: string; reply: AcceptedLead | LeadRequest }>;
}

/** Sorts a batch: answered before, the same person again, or a new lead. The first of several twins counts. */
function sortOut(
  requests: readonly LeadRequest[],
  contacts: ReadonlyMap<string, string>,
  situation: Situation,
): Sorted {
  const takers = new Map(situation.takers.map((taker) => [taker.sourceId, taker]));
  const recent = new Map(situation.recent.map((lead) => [lead.contactId, lead]));
  const used = new Map<string, { bodyHash: string; reply: AcceptedLead | LeadRequest }>(
    situation.replies.map((reply) => [`${reply.callerId} ${reply.key}`, reply]),
  );
  const ofThisBatch = new Map<string, string>();
  const fresh: Fresh[] = [];
  const repeats: Repeat[] = [];
  const known = new Map<LeadRequest, { bodyHash: string; reply: AcceptedLead | LeadRequest }>();
  for (const request of requests) {
    const { idempotency } = request;
    const usedKey = idempotency && `${idempotency.callerId} ${idempotency.key}`;
    const before = usedKey ? used.get(usedKey) : undefined;
    if (before) {
      known.set(request, before);
      continue;
    }
    if (usedKey) used.set(usedKey, { bodyHash: idempotency.bodyHash, reply: request });
    const contactId = contacts.get(request.leadId)!;
    const older = recent.get(contactId);
    const twin = ofThisBatch.get(contactId);
    if (older || twin) {
      repeats.push({ request, leadId: older?.leadId ?? twin!, recent: older ?? null });
    } else {
      const taker = takers.get(request.sourceId);
      ofThisBatch.set(contactId, request.leadId);
      fresh.push({ request, contactId, taker, runId: taker && !taker.paused ? newId() : null });
    }
  }
  return { fresh, repeats, known };
}

interface Stored {
  /** Owners by lead id. */
  readonly owners: ReadonlyMap<string, { id: string; name: string }>;
  readonly ring: AcceptedBatch["ring"];
  readonly error: unknown;
}

/** How long intake stands in line for a team's balance before it leaves the lead to a worker. */
const LOCK_TIMEOUT_MS = 250;

async function storeAndAdvance(
  tx: Tx,
  engine: Engine,
  sorted: Sorted,
  programs: ReadonlyMap<string, Program>,
  now: number,
): Promise<Stored> {
  await tx.query(`savepoint advancing; set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    const stored = await advanceFresh(tx, engine, sorted, programs, now);
    return stored;
  } catch (error) {
    await tx.query("rollback to savepoint advancing");
    await insertLeads(tx, {
      leads: sorted.fresh.map((one) => plainLead(one, now)),
      inquiries: inquiriesOf(sorted),
      now,
    });
    const runs = sorted.fresh.flatMap((one) => (one.runId ? [readyRun(one, programs)] : []));
    if (runs.length > 0) await insertReadyRuns(tx, runs, now);
    return { owners: new Map(), ring: { advance: runs.length > 0, deliver: false }, error };
  }
}

/** The leads are written once, in the state that their first burst left them. */
async function advanceFresh(
  tx: Tx,
  engine: Engine,
  sorted: Sorted,
  programs: ReadonlyMap<string, Program>,
  now: number,
): Promise<Stored> {
  const owners = new Map<string, { id: string; name: string }>();
  const subjects = new Map(sorted.fresh.map((one) => [one.request.leadId, subjectOf(one, now)]));
  const write = async (inside: Tx, changes: readonly Change[], shared: SharedFacts): Promise<void> => {
    const states = new Map(changes.map((change) => [change.run.subjectId, leadState(change)]));
    const leads = sorted.fresh.map((one) => ({ ...plainLead(one, now), ...states.get(one.request.leadId) }));
    await insertLeads(inside, { leads, inquiries: inquiriesOf(sorted), now });
    await applyEffects(inside, changes, shared, { leadsAreNew: true });
    for (const { run, subject } of changes) {
      const owner = ownerOf(subject);
      if (owner) owners.set(run.subjectId, { id: owner, name: shared.people[owner]?.name ?? "" });
    }
  };
  const runs = sorted.fresh.flatMap((one) => (one.runId ? [newRun(one, programs)] : []));
  if (runs.length === 0) {
    await insertLeads(tx, {
      leads: sorted.fresh.map((one) => plainLead(one, now)),
      inquiries: inquiriesOf(sorted),
      now,
    });
    return { owners, ring: { advance: false, deliver: false }, error: null };
  }
  const world = { ...engine.world, apply: write };
  const batch = { runs, subjects, programs, signals: new Map(), now, isNew: true };
  const changes = await advanceBatch(tx, { ...engine, world }, batch);
  const ring = {
    advance: changes.some(({ run }) => run.status === "ready"),
    deliver: changes.some(({ wait }) => wait?.kind === "call"),
  };
  return { owners, ring, error: null };
}

function newRun(one: Fresh, programs: ReadonlyMap<string, Program>): Advancing {
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

function readyRun({ request, taker, runId }: Fresh, programs: ReadonlyMap<string, Program>) {
  return {
    id: runId!,
    program_id: taker!.programId,
    flow_id: taker!.flowId,
    version: taker!.version,
    subject_id: request.leadId,
    node_id: programs.get(taker!.programId)!.start,
  };
}

function subjectOf({ request: { leadId, sourceId, lead } }: Fresh, now: number): SubjectFacts {
  const { consent: _, source: __, ...facts } = lead;
  return {
    lead: { ...facts, id: leadId, sourceId, createdAt: now },
    status: "new",
    assignments: [],
    openTasks: [],
    waitingList: null,
  };
}

/** The code under which a lead that no flow takes needs attention. */
const untakenCode = ({ taker }: Fresh): string | null => (!taker ? "no-flow" : taker.paused ? "flow-paused" : null);

function plainLead(one: Fresh, now: number): LeadRow {
  const { request, contactId } = one;
  const { leadId, sourceId, isDemo, isTest, lead } = request;
  const code = untakenCode(one);
  return {
    id: leadId,
    contact_id: contactId,
    source_id: sourceId,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    language: lead.language,
    country: lead.country,
    company: lead.company,
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

function inquiriesOf({ fresh, repeats }: Sorted): InquiryRow[] {
  const all = [...fresh.map(({ request }) => ({ request, leadId: request.leadId })), ...repeats];
  return all.map(({ request: { inquiryId, sourceId, lead, received }, leadId }) => ({
    id: inquiryId,
    lead_id: leadId,
    source_id: sourceId,
    message: lead.message,
    received,
  }));
}

async function tellPeople(tx: Tx, { fresh, repeats }: Sorted): Promise<void> {
  const untaken = fresh.flatMap((one) => {
    const code = untakenCode(one);
    return code && !one.request.isDemo ? [{ id: one.request.leadId, name: one.request.lead.name, code }] : [];
  });
  if (untaken.length > 0) await alarmAboutUntaken(tx, untaken);
  const asked = repeats.flatMap(({ request, leadId, recent }) =>
    recent?.owner
      ? [{ id: newId(), person_id: recent.owner.id, lead_id: leadId, text: `${request.lead.name} asked again.` }]
      : [],
  );
  if (asked.length > 0) await insertRepeatNotices(tx, asked);
}

interface Replied {
  readonly request: LeadRequest;
  readonly answer: { readonly isNew: boolean; readonly reply: AcceptedLead; readonly public: Answer };
}

function replyTo(requests: readonly LeadRequest[], sorted: Sorted, owners: Stored["owners"]): Replied[] {
  const replies = new Map<LeadRequest, AcceptedLead>();
  for (const { request, runId } of sorted.fresh) {
    const owner = owners.get(request.leadId) ?? null;
    replies.set(request, { leadId: request.leadId, runIds: runId ? [runId] : [], duplicate: false, owner });
  }
  for (const { request, leadId, recent } of sorted.repeats) {
    const owner = recent?.owner ?? owners.get(leadId) ?? null;
    replies.set(request, { leadId, runIds: [], duplicate: true, owner });
  }
  return requests.map((request) => {
    const before = sorted.known.get(request);
    const reply = !before
      ? replies.get(request)!
      : "leadId" in before.reply && "keys" in before.reply
        ? replies.get(before.reply)!
        : (before.reply as AcceptedLead);
    const isReused = before !== undefined && before.bodyHash !== request.idempotency!.bodyHash;
    const answer: Answer = isReused ? { ok: false, reason: "key-reused" } : { ok: true, reply };
    return { request, answer: { isNew: before === undefined, reply, public: answer } };
  });
}
