import { readClock, type Queryable } from "../../engine/database.ts";
import { creditsOf } from "../../node-catalog/assignment/ledger.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { loadNames, loadSpeech } from "../catalog/name-queries.ts";
import type { Speech } from "../catalog/say-because.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import type { LeadRow } from "../leads/contract.ts";
import { readLeadRows } from "../leads/lead-row-queries.ts";
import { FactsLoader } from "../world/load-facts.ts";
import type { FairnessReply, PassedView, StandingView } from "./contract.ts";
import { estimateTurn } from "./estimate-turn.ts";
import { type Receipt, readPassedBy } from "./receipt-queries.ts";
import { sayEstimate } from "./say-estimate.ts";
import { sayPassedBy } from "./say-receipt.ts";
import { toTurns } from "./say-turns.ts";
import { readStandings, type StandingRow } from "./standing-queries.ts";

interface Asked {
  readonly personId: PersonId;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * What somebody is owed and why leads passed them by. Reps read their own.
 *
 * @throws AppError `no-such-person` (404), for a rep also about a colleague
 */
export async function readFairness(
  q: Queryable,
  catalog: Catalog,
  actor: Actor,
  { personId, ...page }: Asked,
): Promise<FairnessReply> {
  const name = (await loadNames(q, [personId])).get(personId);
  if (name === undefined || !(isManager(actor) || actor.id === personId)) {
    throw new AppError("not-found", "no-such-person", "This person is not here, or not yours to see.");
  }
  const [standings, passed, now] = await Promise.all([
    readStandings(q, personId),
    readPassedBy(q, personId, page),
    readClock(q),
  ]);
  const [shared, leads] = await Promise.all([
    readTeamsNow(q, standings),
    readLeadRows(
      q,
      passed.data.map(({ leadId }) => leadId),
    ),
  ]);
  const ids = passed.data.flatMap(({ decision }) => [decision.teamId, ...decision.members.map((one) => one.personId)]);
  const speech = await loadSpeech(q, catalog, actor, [personId, ...ids]);
  return {
    rep: { id: personId, name },
    teams: standings.map((row) => standingOf(row, shared, personId, now, speech)),
    data: passed.data.flatMap((receipt) => passedOf(receipt, personId, leads, actor, speech)),
    nextCursor: passed.nextCursor,
  };
}

/** By a loader of its own: those of the workers may show balances of a moment ago. */
const readTeamsNow = (q: Queryable, standings: readonly StandingRow[]): Promise<SharedFacts> =>
  new FactsLoader().peek(q, {
    teamIds: standings.map(({ teamId }) => teamId),
    personIds: [],
    loadsOf: "people-with-limits",
    withBackups: false,
  });

function standingOf(
  row: StandingRow,
  shared: SharedFacts,
  personId: PersonId,
  now: number,
  speech: Speech,
): StandingView {
  const { teamId, teamName, weight, of, gotTheirs, gotAll } = row;
  const team = shared.teams[teamId];
  const estimate = team ? estimateTurn(team, personId, now) : { from: null, leads: null, out: undefined };
  return {
    team: { id: teamId, name: teamName },
    share: { weight, of },
    balance: toTurns(team ? (creditsOf(team.members, team.credits)[personId] ?? 0) : 0),
    got: { theirs: gotTheirs, all: gotAll },
    nextTurn: { leads: estimate.leads, sentence: sayEstimate(estimate, personId, speech) },
  };
}

function passedOf(
  { id, at, leadId, decision }: Receipt,
  personId: PersonId,
  leads: ReadonlyMap<LeadId, LeadRow>,
  actor: Actor,
  speech: Speech,
): PassedView[] {
  const lead = leads.get(leadId);
  const reason = sayPassedBy(decision, personId, speech);
  if (!lead || reason === undefined) return [];
  const { teamId, chosen } = decision;
  const maySee = isManager(actor) || lead.owner?.id === actor.id;
  const named = (of: string) => ({ id: of, name: speech.names.get(of) ?? "" });
  return [
    {
      id,
      at: at.toISOString(),
      team: named(teamId),
      source: lead.source.name,
      lead: maySee ? { id: leadId, name: lead.name } : null,
      wentTo: chosen === null ? null : named(chosen),
      reason,
    },
  ];
}
