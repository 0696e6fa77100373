import { readClock, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { WantedFacts, World } from "../../engine/world.ts";
import { loadsFor, paramsOf } from "../../node-catalog/assignment/hand-out.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import { mostLoads, type SharedFacts } from "../../node-catalog/kit/facts.ts";
import { keepReceipts } from "../receipts/keep-receipt.ts";
import { readReceiptOf, readReceiptsOfRun, type Receipt } from "../receipts/receipt-queries.ts";
import { bookTurns } from "../teams/book-turns.ts";
import { areGivenBack } from "../teams/give-turn-back.ts";
import { lockLead, type LockedLead, readAssignment, type StoredAssignment } from "./assignment-store.ts";
import { notifyPerson } from "./event-store.ts";
import { give } from "./give-lead.ts";
import { type NextPerson, NextTurns, type Passing, rotating } from "./next-turns.ts";
import { costATurn } from "./refund-turn.ts";

export interface GivingOn {
  readonly by: PersonId | null;
  readonly reason: string;
}

/** Why a lead stays where it is: no step of a flow chose for it, or nobody can take it now. */
export type Stays = "chosen-by-people" | "nobody-can";
export type Went = { readonly to: PersonId } | { readonly to: null; readonly stays: Stays };
export type WentOn = ReadonlyMap<AssignmentId, Went>;

/**
 * Gives leads to whoever is next by the rules of the step that chose before, among those who never had them: as a
 * reassignment, so the former turn is given back and the new one costs one, with a receipt of its own. All else is read
 * before the teams are locked, and who gets what is decided in memory, because they hand out nothing meanwhile.
 */
export async function giveAllToNext(
  tx: Tx,
  world: World,
  assignmentIds: readonly AssignmentId[],
  { by, reason }: GivingOn,
): Promise<WentOn> {
  const found = await findLeads(tx, world, assignmentIds);
  const shared = await world.lockShared(tx, wantedBy(found));
  const { went, given, booked } = decideAll(found, shared, await areGivenBack(tx, assignmentIds));
  for (const turns of booked) await bookTurns(tx, turns, by);
  for (const one of given) await giveOn(tx, one, { by, reason });
  await keepReceipts(tx, given.map(toKeep));
  return went;
}

/** Who would get them, by the same decisions over the same facts, without a lock on any team. */
export async function previewNext(tx: Tx, world: World, assignmentIds: readonly AssignmentId[]): Promise<WentOn> {
  const found = await findLeads(tx, world, assignmentIds);
  const shared = await world.peekShared(tx, wantedBy(found));
  return decideAll(found, shared, await areGivenBack(tx, assignmentIds)).went;
}

interface FoundLead {
  readonly lead: LockedLead;
  readonly current: StoredAssignment;
  readonly passing: Passing;
  /** Of the choice before. */
  readonly receipt: Receipt;
}

interface Found {
  readonly leads: readonly FoundLead[];
  readonly accounts: SharedFacts["accounts"];
  /** Those that stay whatever the teams say. */
  readonly stay: WentOn;
  /** Epoch milliseconds. */
  readonly now: number;
}

async function findLeads(tx: Tx, world: World, assignmentIds: readonly AssignmentId[]): Promise<Found> {
  const chosen = (await Promise.all(assignmentIds.map((id) => findChoice(tx, id)))).filter((one) => one !== undefined);
  const ids = chosen.map(({ lead }) => lead.id);
  const { subjects, accounts } = await world.lockSubjects(tx, [...new Set(ids)]);
  const leads = chosen.flatMap(({ passing, ...one }): FoundLead[] => {
    const subject = subjects.get(one.lead.id);
    return subject ? [{ ...one, passing: { ...passing, subject } }] : [];
  });
  const known = new Set(chosen.map(({ current }) => current.id));
  const stay = assignmentIds.map((id): [AssignmentId, Went] => [
    id,
    { to: null, stays: known.has(id) ? "nobody-can" : "chosen-by-people" },
  ]);
  return { leads, accounts, stay: new Map(stay), now: await readClock(tx) };
}

type Choice = Omit<FoundLead, "passing"> & { readonly passing: Omit<Passing, "subject"> };

/** Undefined for a lead that no step of a flow chose somebody for. */
async function findChoice(tx: Tx, assignmentId: AssignmentId): Promise<Choice | undefined> {
  const current = await readAssignment(tx, assignmentId);
  const lead = current && (await lockLead(tx, current.leadId));
  if (!lead) return undefined;
  const own = await readReceiptOf(tx, assignmentId);
  const receipt = own ?? (await newestOf(tx, current));
  const before = receipt?.decision.inputs;
  if (!before) return undefined;
  const isSpent = own && current.teamId !== null && costATurn(own.decision, current.personId);
  const spent = isSpent ? { teamId: current.teamId, decision: own.decision } : undefined;
  return { lead, current, receipt, passing: { assignmentId, nextId: newId(), before, spent } };
}

/** Where a person chose, the newest choice of the run counts. */
async function newestOf(tx: Tx, { leadId, runId }: StoredAssignment): Promise<Receipt | undefined> {
  return runId === null ? undefined : (await readReceiptsOfRun(tx, leadId, runId)).at(-1);
}

interface Given extends FoundLead {
  readonly next: NextPerson;
}

function decideAll({ leads, accounts, stay, now }: Found, shared: SharedFacts, givenBack: ReadonlySet<AssignmentId>) {
  const turns = new NextTurns({ ...shared, accounts }, now);
  const went = new Map<AssignmentId, Went>(stay);
  const given: Given[] = [];
  for (const lead of leads) {
    const { assignmentId, spent } = lead.passing;
    const next = turns.next({ ...lead.passing, spent: givenBack.has(assignmentId) ? undefined : spent });
    if (!next) continue;
    went.set(assignmentId, { to: next.personId });
    given.push({ ...lead, next });
  }
  return { went, given, booked: turns.booked() };
}

async function giveOn(tx: Tx, { lead, current, passing, next }: Given, { by, reason }: GivingOn): Promise<void> {
  const { personId, decision } = next;
  const because = { code: "handed-over", person: personId, from: current.personId, by, reason };
  const gift = { lead, current, personId, because, by, acceptedAt: null };
  await give(tx, { ...gift, id: passing.nextId, decidedIn: decision.teamId });
  await notifyPerson(tx, { personId, leadId: lead.id, text: `${lead.name} was given to you: ${reason}` });
}

const toKeep = ({ lead, passing, receipt: { runId, nodeId }, next: { decision, teamVersion } }: Given) => ({
  leadId: lead.id,
  assignmentId: passing.nextId,
  runId,
  nodeId,
  decision,
  teamVersion,
});

/** Also the teams whose turns are given back, so that all are locked in one order. */
function wantedBy({ leads }: Found): WantedFacts {
  const teamIds = leads.flatMap(({ passing: { before, spent } }) => [before.team.id, ...(spent ? [spent.teamId] : [])]);
  const loads = leads.map(({ passing: { before } }) => loadsFor(rotating(before.strategy), paramsOf(before.params)));
  return {
    teamIds: [...new Set(teamIds)].toSorted(),
    personIds: [],
    withBackups: false,
    loadsOf: mostLoads(loads),
  };
}
