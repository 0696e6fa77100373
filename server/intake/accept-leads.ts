import { advanceBatch, type Engine } from "../../engine/advance.ts";
import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { Program } from "../../engine/program.ts";
import type { Change } from "../../engine/world.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { personIn } from "../../node-catalog/kit/view-facts.ts";
import { matchAccounts } from "../accounts/match-accounts.ts";
import { leadState, ownerOf } from "../world/lead-state.ts";
import {
  alarmAboutUntaken,
  beginAdvancing,
  endAdvancing,
  insertLeads,
  insertReadyRuns,
  insertRepeatNotices,
  readSituation,
  undoAdvancing,
} from "./intake-store.ts";
import { proposeMerges } from "./contact-store.ts";
import { inquiriesOf, newRun, plainLead, readyRun, subjectOf, untakenCode } from "./lead-rows.ts";
import { matchContacts } from "./match-contacts.ts";
import type { Answer, LeadRequest } from "./request.ts";
import { insertReplies, readReplies } from "./reply-store.ts";
import { answerTo, companyOf, repliesTo, setAsideTwins, type Sorted, sortOut } from "./sort-out.ts";

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
      return await transaction(db, (tx) => acceptInside(tx, engine, requests), "intake");
    } catch (error) {
      if (!(error instanceof TwinWasFirst)) throw error;
    }
  }
}

async function acceptInside(tx: Tx, engine: Engine, requests: readonly LeadRequest[]): Promise<AcceptedBatch> {
  const keys = requests.flatMap(({ idempotency }) => idempotency ?? []);
  const { open, twins } = setAsideTwins(requests, keys.length > 0 ? await readReplies(tx, keys) : []);
  const { replies, ring, error } = open.length > 0 ? await storeOpen(tx, engine, open) : NOTHING_NEW;
  return { answers: requests.map((request) => answerTo(request, replies, twins)), ring, advanceError: error };
}

const NOTHING_NEW = { replies: new Map(), ring: { advance: false, deliver: false }, error: null } as const;

async function storeOpen(tx: Tx, engine: Engine, requests: readonly LeadRequest[]) {
  const { contacts, knownContacts, merges } = await matchContacts(tx, requests);
  const companies = requests.flatMap((request) => companyOf(request) ?? []);
  // Sent together, in the one lock order: accounts come after contact keys and before teams.
  const [, situation] = await Promise.all([
    matchAccounts(tx, companies),
    readSituation(tx, {
      sourceIds: [...new Set(requests.map(({ sourceId }) => sourceId))],
      contactIds: knownContacts,
      companies,
    }),
  ]);
  const sorted = sortOut(requests, contacts, situation);
  const programs = await engine.programs.load(
    tx,
    sorted.fresh.flatMap(({ taker }) => taker?.programId ?? []),
  );
  const { owners, ring, error } = await storeAndAdvance(tx, engine, sorted, programs, situation.now);
  const replies = repliesTo(sorted, owners);
  const [isFirst] = await Promise.all([
    insertReplies(tx, [...replies]),
    merges.length > 0 ? proposeMerges(tx, merges) : null,
    tellPeople(tx, sorted),
  ]);
  if (!isFirst) throw new TwinWasFirst();
  return { replies, ring, error };
}

interface Stored {
  /** Owners by lead id. */
  readonly owners: ReadonlyMap<string, { id: string; name: string }>;
  readonly ring: AcceptedBatch["ring"];
  readonly error: unknown;
}

async function storeAndAdvance(
  tx: Tx,
  engine: Engine,
  sorted: Sorted,
  programs: ReadonlyMap<string, Program>,
  now: number,
): Promise<Stored> {
  try {
    const [, stored] = await Promise.all([beginAdvancing(tx), advanceFresh(tx, engine, sorted, programs, now)]);
    return stored;
  } catch (error) {
    await undoAdvancing(tx);
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
    const stored = insertLeads(inside, { leads, inquiries: inquiriesOf(sorted), now });
    const applied = engine.world.apply(inside, changes, shared, { subjectsAreNew: true });
    await Promise.all([stored, applied, endAdvancing(inside)]);
    for (const { run, subject } of changes) {
      const owner = ownerOf(subject);
      if (!owner) continue;
      const { teamId } = subject.assignments.find(({ personId }) => personId === owner)!;
      owners.set(run.subjectId, { id: owner, name: personIn(shared, owner, teamId)?.name ?? "" });
    }
  };
  const runs = sorted.fresh.flatMap((one) => (one.runId ? [newRun(one, programs)] : []));
  if (runs.length === 0) {
    const leads = sorted.fresh.map((one) => plainLead(one, now));
    await Promise.all([insertLeads(tx, { leads, inquiries: inquiriesOf(sorted), now }), endAdvancing(tx)]);
    return { owners, ring: { advance: false, deliver: false }, error: null };
  }
  const world = { ...engine.world, apply: write };
  const batch = { runs, subjects, accounts: sorted.accounts, programs, pending: new Map(), now, isNew: true };
  const changes = await advanceBatch(tx, { ...engine, world }, batch);
  const ring = {
    advance: changes.some(({ run }) => run.status === "ready"),
    deliver: changes.some(({ wait }) => wait?.kind === "call"),
  };
  return { owners, ring, error: null };
}

async function tellPeople(tx: Tx, { fresh, repeats }: Sorted): Promise<void> {
  const untaken = fresh.flatMap((one) => {
    const code = untakenCode(one);
    return code && !one.request.isDemo ? [{ id: one.request.leadId, name: one.request.lead.name, code }] : [];
  });
  const alarmed = untaken.length > 0 ? alarmAboutUntaken(tx, untaken) : null;
  const asked = repeats.flatMap(({ request, leadId, recent }) =>
    recent?.owner
      ? [{ id: newId(), person_id: recent.owner.id, lead_id: leadId, text: `${request.lead.name} asked again.` }]
      : [],
  );
  await Promise.all([alarmed, asked.length > 0 ? insertRepeatNotices(tx, asked) : null]);
}
