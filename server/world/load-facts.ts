import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonFacts, SharedFacts, TeamFacts, WorkspaceFacts } from "../../node-catalog/kit/facts.ts";
import { keepSnapshots } from "../receipts/keep-snapshots.ts";
import {
  type LedgerRow,
  lockLedgers,
  readLedgers,
  readPeople,
  readTeams,
  readWorkspace,
  type TeamRow,
} from "./facts-store.ts";

/** The company's own facts change rarely and decide nothing about fairness: a second old is young enough. */
const WORKSPACE_AGE_MS = 1_000;

interface StaticTeam {
  readonly version: bigint;
  readonly row: TeamRow;
  readonly people: readonly PersonFacts[];
  /** The balance as last seen: good enough to find out which teams a batch will ask for. */
  readonly ledger: LedgerRow;
}

/**
 * Loads what the leads of a batch share. Members, shares and hours are kept in memory under the version that every change
 * raises; balances are read each time.
 */
export class FactsLoader {
  readonly #teams = new Map<string, StaticTeam>();
  #workspace: { readonly facts: WorkspaceFacts; readonly readAt: number } | undefined;

  /** For scouting: what is in memory, however old, and a read of the rest. */
  async peek(db: Queryable, teamIds: readonly string[], personIds: readonly string[]): Promise<SharedFacts> {
    const kept = teamIds.flatMap((id) => this.#teams.get(id)?.ledger ?? []);
    const ledgers = kept.length === teamIds.length ? kept : await readLedgers(db, teamIds);
    return this.#shared(db, teamIds, ledgers, personIds);
  }

  /** The balances are locked until the end of the transaction; they are read by the statement that locks them. */
  async lock(tx: Tx, teamIds: readonly string[], personIds: readonly string[]): Promise<SharedFacts> {
    const ledgers = teamIds.length > 0 ? await lockLedgers(tx, teamIds) : [];
    const shared = await this.#shared(tx, teamIds, ledgers, personIds);
    await keepSnapshots(tx, shared, new Map(ledgers.map(({ teamId, keptVersion }) => [teamId, Number(keptVersion)])));
    return shared;
  }

  async #shared(
    db: Queryable,
    teamIds: readonly string[],
    ledgers: readonly LedgerRow[],
    personIds: readonly string[],
  ): Promise<SharedFacts> {
    const known = await this.#staticTeams(db, ledgers);
    const people: Record<string, PersonFacts> = {};
    const teams: Record<string, TeamFacts | null> = Object.fromEntries(teamIds.map((id) => [id, null]));
    for (const ledger of ledgers) {
      const team = known.get(ledger.teamId);
      if (!team) continue;
      for (const person of team.people) people[person.id] = person;
      teams[ledger.teamId] = teamFacts(team.row, ledger);
    }
    const missing = personIds.filter((id) => !people[id]);
    if (missing.length > 0) for (const person of await readPeople(db, missing)) people[person.id] = person;
    return { workspace: await this.#workspaceFacts(db), teams, people, loads: {}, accounts: {} };
  }

  /** Returned, not looked up again afterwards: another batch of this process may replace what is kept meanwhile. */
  async #staticTeams(db: Queryable, ledgers: readonly LedgerRow[]): Promise<ReadonlyMap<string, StaticTeam>> {
    const known = new Map<string, StaticTeam>();
    const stale = new Map<string, LedgerRow>();
    for (const ledger of ledgers) {
      const kept = this.#teams.get(ledger.teamId);
      if (kept?.version === ledger.factsVersion) known.set(ledger.teamId, { ...kept, ledger });
      else stale.set(ledger.teamId, ledger);
    }
    for (const team of stale.size > 0 ? await readStaticTeams(db, stale) : []) known.set(team.row.id, team);
    for (const id of stale.keys()) if (!known.has(id)) this.#teams.delete(id);
    for (const [id, team] of known) this.#teams.set(id, team);
    return known;
  }

  async #workspaceFacts(db: Queryable): Promise<WorkspaceFacts> {
    if (this.#workspace && performance.now() - this.#workspace.readAt < WORKSPACE_AGE_MS) return this.#workspace.facts;
    const facts = await readWorkspace(db);
    this.#workspace = { facts, readAt: performance.now() };
    return facts;
  }
}

async function readStaticTeams(db: Queryable, stale: ReadonlyMap<string, LedgerRow>): Promise<StaticTeam[]> {
  const rows = await readTeams(db, [...stale.keys()]);
  const people = new Map((await readPeople(db, idsOf(rows))).map((person) => [person.id, person]));
  return rows.map((row) => ({
    version: row.factsVersion,
    row,
    people: idsOf([row]).flatMap((id) => people.get(id) ?? []),
    ledger: stale.get(row.id)!,
  }));
}

function idsOf(rows: readonly TeamRow[]): string[] {
  const ids = rows.flatMap(({ members, leaderId }) => [
    ...members.map(({ personId }) => personId),
    ...(leaderId ? [leaderId] : []),
  ]);
  return [...new Set(ids)];
}

function teamFacts({ factsVersion, ...team }: TeamRow, { credits, lastPickedAt }: LedgerRow): TeamFacts {
  return {
    ...team,
    version: Number(factsVersion),
    credits: Object.fromEntries(Object.entries(credits).map(([person, credit]) => [person, BigInt(credit)])),
    lastPickedAt,
  };
}
