import type { ApplyOptions, Change } from "../../engine/world.ts";
import type { Tx } from "../../engine/database.ts";
import { idOfRun, newId } from "../../engine/ids.ts";
import type { AssignmentFacts, SharedFacts } from "../../node-catalog/kit/facts.ts";
import { placeIn } from "../../node-catalog/kit/view-facts.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import { keepReceipts } from "../receipts/keep-receipts.ts";
import { accountRows } from "./account-rows.ts";
import { feedRow } from "./feed-row.ts";
import { leadState } from "./lead-state.ts";
import { messagesOf } from "./messages.ts";
import type { KeptBalances } from "./kept-balances.ts";
import { type Of, pick } from "./pick-effects.ts";
import { type EffectRows, endOpenRows, insertEffects } from "./effects-store.ts";

export interface WriteOptions extends ApplyOptions {
  /** Hears what the teams' balances are after it. */
  readonly balances: KeptBalances;
}

/**
 * Writes what the bursts of a batch want done: first what ends (an owner must be gone before the next one comes), then
 * everything that begins, then why, each in one statement.
 */
export async function applyEffects(
  tx: Tx,
  changes: readonly Change[],
  shared: SharedFacts,
  { subjectsAreNew = false, balances }: WriteOptions,
): Promise<void> {
  const leads = changesOfLeads(changes);
  const ended = [...leads.values()].flatMap(endedAssignments);
  const movedTasks = [...leads.values()].flatMap(movedTaskIds);
  const isOver = ended.length > 0 || movedTasks.length > 0 ? endOpenRows(tx, { ended, movedTasks }) : null;
  const ledgers = ledgerRows(pick(changes, "assign"), shared);
  for (const { team_id, stamp } of ledgers) {
    const { credits, lastPickedAt } = shared.teams[team_id]!;
    balances.keep(team_id, { stamp, credits, lastPickedAt });
  }
  const begins = insertEffects(tx, {
    ...rowsOf(changes, leads, shared),
    ledgers,
    leads: subjectsAreNew ? [] : [...leads.values()].filter(leadChanged).map(leadState),
  });
  // Packed while the database writes the rest.
  const explained = keepReceipts(tx, changes, shared);
  await Promise.all([isOver, begins, explained]);
}

type ChangesOfLeads = ReadonlyMap<string, Change>;

/**
 * What the batch as a whole did to each lead. Two runs of one lead may follow each other in one batch: what the first one
 * gave, the second one may have taken, and only what is left in the end may be written.
 */
function changesOfLeads(changes: readonly Change[]): ChangesOfLeads {
  const leads = new Map<string, Change>();
  for (const change of changes) {
    const earlier = leads.get(change.run.subjectId);
    const error = change.error ?? earlier?.error ?? null;
    leads.set(change.run.subjectId, { ...change, before: earlier?.before ?? change.before, error });
  }
  return leads;
}

const isOpen = ({ state }: AssignmentFacts): boolean => state === "offered" || state === "owned";
const iso = (ms: number): string => new Date(ms).toISOString();

function endedAssignments({ before, subject, at }: Change) {
  const now = new Map(subject.assignments.map((assignment) => [assignment.id, assignment.state]));
  return before.assignments
    .filter((assignment) => isOpen(assignment) && now.get(assignment.id) !== assignment.state)
    .map(({ id }) => ({ id, state: now.get(id)!, at: iso(at) }));
}

function movedTaskIds({ before, subject }: Change): string[] {
  const open = new Set(subject.openTasks.map(({ id }) => id));
  return before.openTasks.filter(({ id }) => !open.has(id)).map(({ id }) => id);
}

function leadChanged({ before, subject, error }: Change): boolean {
  return before !== subject || error !== null || subject.status === "attention";
}

function rowsOf(
  changes: readonly Change[],
  leads: ChangesOfLeads,
  shared: SharedFacts,
): Omit<EffectRows, "leads" | "ledgers"> {
  const assigns = pick(changes, "assign");
  return {
    accounts: accountRows(changes, shared),
    assignments: assigns.map((one) => assignmentRow(one, leads)),
    ledgerEntries: assigns.flatMap(({ effect }) => (effect.credits ? [ledgerEntry(effect)] : [])),
    tasks: pick(changes, "createTask").map((one) => taskRow(one, leads)),
    deals: pick(changes, "createDeal").map(({ change, effect }) => ({
      id: effect.id,
      lead_id: change.run.subjectId,
      run_id: effect.runId,
      title: effect.title,
      value: effect.value,
      currency: shared.workspace.currency,
      stage: effect.stage,
      at: iso(effect.at),
    })),
    notifications: messagesOf(changes, shared),
    feed: changes.map((change) => feedRow(change, shared)),
  };
}

function assignmentRow({ change, effect }: { change: Change; effect: Of<"assign"> }, leads: ChangesOfLeads) {
  const { assignments } = leads.get(change.run.subjectId)!.subject;
  const { state } = assignments.find(({ id }) => id === effect.id)!;
  return {
    id: effect.id,
    lead_id: change.run.subjectId,
    person_id: effect.personId,
    team_id: effect.teamId,
    run_id: effect.runId,
    node_id: effect.nodeId,
    visit: effect.visit,
    state,
    because: effect.because,
    at: iso(effect.at),
    ended_at: state === "offered" || state === "owned" ? null : iso(effect.at),
  };
}

/** Every pick changes the credit of all who gained by it, and one moment: two hundred texts are not written for that. */
function ledgerRows(assigns: readonly { effect: Of<"assign"> }[], shared: SharedFacts) {
  const picks = assigns.flatMap(({ effect }) => (effect.credits && effect.teamId ? [effect] : []));
  return [...Map.groupBy(picks, ({ teamId }) => teamId!)].flatMap(([id, ofTeam]) => {
    const team = shared.teams[id];
    if (!team) return [];
    const places = [...new Set(ofTeam.flatMap(({ personId }) => placeIn(team, personId) ?? []))];
    return [
      {
        team_id: id,
        stamp: newId(),
        credits: `{${team.credits.join()}}`,
        places: places.map((place) => place + 1),
        picked_at: places.map((place) => team.lastPickedAt[place]),
      },
    ];
  });
}

const ledgerEntry = (effect: Of<"assign">) => ({
  id: idOfRun(effect.id, "ledger"),
  team_id: effect.teamId!,
  person_id: effect.personId,
  amount: -ONE_LEAD,
  reason: "picked",
  assignment_id: effect.id,
  at: iso(effect.at),
});

function taskRow({ change, effect }: { change: Change; effect: Of<"createTask"> }, leads: ChangesOfLeads) {
  const isStillOpen = leads.get(change.run.subjectId)!.subject.openTasks.some(({ id }) => id === effect.id);
  return {
    id: effect.id,
    lead_id: change.run.subjectId,
    person_id: effect.personId,
    run_id: effect.runId,
    title: effect.title,
    due_at: effect.dueAt === null ? null : iso(effect.dueAt),
    state: isStillOpen ? "open" : "moved",
    at: iso(effect.at),
  };
}
