import { withMovedLead } from "./company-places.ts";
import type { AccountFacts, AssignmentFacts, Facts, SubjectFacts, TeamFacts } from "./facts.ts";
import type { Assign, Stamped } from "./effects.ts";
import { type AssignmentState, companySize, type Lead, type PersonId } from "./domain.ts";
import { reduceLoads } from "./reduce-loads.ts";
import { placeIn } from "./view-facts.ts";

/**
 * The world after an effect. Applied after every node and between the runs of a batch, by the engine and by the
 * simulation alike; equals what the server would load again after `apply-effects` (property test).
 */
export function reduce(facts: Facts, effect: Stamped): Facts {
  const next = reduceSubject(facts, effect);
  const changedLoads = reduceLoads(facts.subject, next, effect.at);
  return changedLoads === next.shared.changedLoads ? next : { ...next, shared: { ...next.shared, changedLoads } };
}

function reduceSubject(facts: Facts, effect: Stamped): Facts {
  const { subject } = facts;
  switch (effect.type) {
    case "assign":
      return takeAccount(reduceAssign(facts, effect), effect.personId);
    case "release":
      return leaveAccount(
        withSubject(facts, {
          status: "new",
          assignments: ended(subject.assignments, effect.state, effect.assignmentId),
        }),
      );
    case "createTask": {
      const { id, personId, title, dueAt } = effect;
      return withSubject(facts, { openTasks: [...subject.openTasks, { id, personId, title, dueAt, state: "open" }] });
    }
    case "moveTasks":
      return withSubject(facts, { openTasks: [] });
    case "setLead":
      return movePlace(withSubject(facts, { lead: setLead(subject.lead, effect.set) }), subject.lead);
    case "joinWaitingList":
      return leaveAccount(
        withSubject(facts, {
          status: "waiting-list",
          waitingList: effect.teamId,
          assignments: ended(subject.assignments, "released"),
        }),
      );
    case "createDeal":
    case "notify":
      return facts;
  }
}

function reduceAssign(facts: Facts, effect: Stamped<Assign>): Facts {
  const { subject, shared } = facts;
  const added: AssignmentFacts = {
    id: effect.id,
    personId: effect.personId,
    teamId: effect.teamId,
    runId: effect.runId,
    isByHand: false,
    state: effect.mode === "offer" ? "offered" : "owned",
    at: effect.at,
  };
  const next = withSubject(facts, {
    status: effect.mode === "offer" ? "new" : "assigned",
    waitingList: null,
    assignments: [...ended(subject.assignments, "released"), added],
  });
  const team = effect.teamId === null ? null : shared.teams[effect.teamId];
  return team && effect.credits ? { ...next, shared: withTeam(next, afterPick(team, effect)) } : next;
}

/** Whoever gets the first lead of an account gets the account, and it goes on with that lead. */
function takeAccount(facts: Facts, personId: PersonId): Facts {
  const account = accountOf(facts);
  const { id: leadId } = facts.subject.lead;
  if (!account || (account.ownerId !== null && account.leadId !== leadId)) return facts;
  return withAccount(facts, { ...account, ownerId: personId, leadId });
}

/** When that lead is nobody's, so is the account: whoever gets its next lead gets it. */
function leaveAccount(facts: Facts): Facts {
  const account = accountOf(facts);
  if (!account || account.leadId !== facts.subject.lead.id) return facts;
  return withAccount(facts, { ...account, ownerId: null, leadId: null });
}

/** Filling in where a lead is from changes where its company's leads come from; a test lead is none of them. */
function movePlace(facts: Facts, before: Lead): Facts {
  const { accountId, lead, isTest } = facts.subject;
  const known = accountId === null ? undefined : facts.shared.places?.[accountId];
  if (accountId === null || !known || isTest) return facts;
  const places = { ...facts.shared.places, [accountId]: withMovedLead(known, before, lead) };
  return { ...facts, shared: { ...facts.shared, places } };
}

function accountOf({ subject: { accountId }, shared }: Facts): AccountFacts | undefined {
  return accountId === null ? undefined : shared.accounts[accountId];
}

function withAccount(facts: Facts, account: AccountFacts): Facts {
  const accounts = { ...facts.shared.accounts, [account.id]: account };
  return { ...facts, shared: { ...facts.shared, accounts } };
}

function afterPick(team: TeamFacts, { credits, personId, at }: Stamped<Assign>): TeamFacts {
  const place = placeIn(team, personId);
  const lastPickedAt = place === undefined ? team.lastPickedAt : team.lastPickedAt.with(place, at);
  return { ...team, credits: credits ?? team.credits, lastPickedAt };
}

function withTeam({ shared }: Facts, team: TeamFacts): Facts["shared"] {
  return { ...shared, teams: { ...shared.teams, [team.id]: team } };
}

function withSubject(facts: Facts, change: Partial<SubjectFacts>): Facts {
  return { ...facts, subject: { ...facts.subject, ...change } };
}

/** Ends the named assignment, or whichever is offered or owned. */
function ended(
  assignments: readonly AssignmentFacts[],
  state: AssignmentState,
  id?: string,
): readonly AssignmentFacts[] {
  return assignments.map((one) => {
    const isOpen = one.state === "offered" || one.state === "owned";
    return isOpen && (id === undefined || one.id === id) ? { ...one, state } : one;
  });
}

/**
 * The lead's own columns by their name, everything else as a field of its own; `fields.` before a name says that the field is
 * meant where a column has the same name. `null` empties.
 */
export function setLead(lead: Lead, set: Readonly<Record<string, unknown>>): Lead {
  const fields: Record<string, unknown> = { ...lead.fields };
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(set)) {
    const own = name.replace(/^fields\./, "");
    if (isColumn(name, value)) columns[name] = value;
    else if (value === null) delete fields[own];
    else fields[own] = value;
  }
  return { ...lead, ...columns, fields } as Lead;
}

/** Before the size of a company was a column, steps of one's own could keep a text such as "51-200" under its name. */
function isColumn(name: string, value: unknown): boolean {
  if (name === "companySize" && value !== null) return companySize.safeParse(value).success;
  return SETTABLE.has(name);
}

/** Columns of a lead that a flow may fill in; name, e-mail and phone identify the contact and stay the person's own. */
export const SETTABLE: ReadonlySet<string> = new Set([
  "language",
  "country",
  "company",
  "companySize",
  "product",
  "value",
  "message",
]);
