import type { Queryable, Tx } from "../../engine/database.ts";
import type { WantedFacts } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { PersonFacts, SharedFacts, TeamFacts, WorkspaceFacts } from "../../node-catalog/kit/facts.ts";
import { keepSnapshots } from "../receipts/keep-snapshots.ts";
import { type LedgerRow, lockLedgers, readLedgers, readPeople, readWorkspace } from "./facts-store.ts";
import { LoadCache } from "./load-cache.ts";
import { lockLoads, readLoads } from "./loads-store.ts";
import { type StaticTeam, TeamCache, teamFacts } from "./team-cache.ts";
import { type WantedLoads, wantedLoads } from "./wanted-people.ts";

/** The company's own facts change rarely and decide nothing about fairness: a second old is young enough. */
const WORKSPACE_AGE_MS = 1_000;

/** Loads what the leads of a batch share. Balances are read each time. */
export class FactsLoader {
  readonly #teams = new TeamCache();
  readonly #loads = new LoadCache();
  #workspace: { readonly facts: WorkspaceFacts; readonly readAt: number } | undefined;

  /** For scouting: what is in memory, however old, and a read of the rest. */
  async peek(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    const kept = wanted.teamIds.flatMap((id) => this.#teams.kept(id)?.ledger ?? []);
    const ledgers = kept.length === wanted.teamIds.length ? kept : await readLedgers(db, wanted.teamIds);
    const { teams, others } = await this.#people(db, ledgers, wanted);
    const { read } = wantedLoads([...teams.values()], others, wanted.loadsOf);
    return this.#shared(db, wanted, teams, others, await this.#loads.peek(db, read));
  }

  /** As everything is now, without locks. */
  async read(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    const { teams, others } = await this.#people(db, await readLedgers(db, wanted.teamIds), wanted);
    const { read } = wantedLoads([...teams.values()], others, wanted.loadsOf);
    const { loads } = read.length > 0 ? await readLoads(db, read) : { loads: [] };
    return this.#shared(db, wanted, teams, others, Object.fromEntries(loads));
  }

  /**
   * The balances are locked until the end of the transaction, and read by the statement that locks them. Loads are read
   * behind the lock, by a statement that leaves together with it: whose they are is guessed by what is in memory, and read
   * again when that turns out to be old.
   */
  async lock(tx: Tx, wanted: WantedFacts): Promise<SharedFacts> {
    const { teamIds, loadsOf } = wanted;
    if (loadsOf === "everybody") await this.#loads.refreshPresence(tx);
    const expected = teamIds.flatMap((id) => this.#teams.kept(id) ?? []);
    const guess = wantedLoads(expected, [], loadsOf);
    const [ledgers, guessed] = await Promise.all([
      teamIds.length > 0 ? lockLedgers(tx, teamIds) : [],
      this.#lockAndRead(tx, guess),
    ]);
    const { teams, others } = await this.#people(tx, ledgers, wanted);
    const isAsGuessed = others.length === 0 && expected.length === teams.size && expected.every(isStill(teams));
    const loads = isAsGuessed
      ? guessed
      : await this.#lockAndRead(tx, wantedLoads([...teams.values()], others, loadsOf));
    const shared = await this.#shared(tx, wanted, teams, others, loads);
    await keepSnapshots(tx, shared, new Map(ledgers.map(({ teamId, keptVersion }) => [teamId, Number(keptVersion)])));
    return shared;
  }

  /** The second statement sees what was committed until the first one had its locks. */
  async #lockAndRead(tx: Tx, { read, lock }: WantedLoads): Promise<SharedFacts["loads"]> {
    const [, loads] = await Promise.all([
      lock.length > 0 ? lockLoads(tx, lock) : null,
      read.length > 0 ? this.#loads.read(tx, read) : {},
    ]);
    return loads;
  }

  async #people(
    db: Queryable,
    ledgers: readonly LedgerRow[],
    { personIds, withBackups }: WantedFacts,
  ): Promise<{ teams: ReadonlyMap<string, StaticTeam>; others: readonly PersonFacts[] }> {
    const teams = await this.#teams.at(db, ledgers);
    const members = [...teams.values()].flatMap(({ people }) => people);
    const others = await readMissing(db, personIds, members);
    if (!withBackups) return { teams, others };
    const everybody = [...members, ...others];
    const backups = await readMissing(
      db,
      everybody.flatMap(({ backupId }) => backupId ?? []),
      everybody,
    );
    return { teams, others: [...others, ...backups] };
  }

  async #shared(
    db: Queryable,
    { teamIds }: WantedFacts,
    known: ReadonlyMap<string, StaticTeam>,
    others: readonly PersonFacts[],
    loads: SharedFacts["loads"],
  ): Promise<SharedFacts> {
    const people: Record<string, PersonFacts> = {};
    const teams: Record<string, TeamFacts | null> = Object.fromEntries(teamIds.map((id) => [id, null]));
    for (const { row, ledger, people: members } of known.values()) {
      for (const person of members) people[person.id] = person;
      teams[row.id] = teamFacts(row, ledger);
    }
    for (const person of others) people[person.id] = person;
    const workspace = await this.#workspaceFacts(db);
    return { workspace, teams, people, loads, changedLoads: {}, accounts: {} };
  }

  async #workspaceFacts(db: Queryable): Promise<WorkspaceFacts> {
    if (this.#workspace && performance.now() - this.#workspace.readAt < WORKSPACE_AGE_MS) return this.#workspace.facts;
    const facts = await readWorkspace(db);
    this.#workspace = { facts, readAt: performance.now() };
    return facts;
  }
}

async function readMissing(
  db: Queryable,
  ids: readonly PersonId[],
  known: readonly PersonFacts[],
): Promise<readonly PersonFacts[]> {
  const there = new Set(known.map(({ id }) => id));
  const missing = [...new Set(ids)].filter((id) => !there.has(id));
  return missing.length > 0 ? readPeople(db, missing) : [];
}

const isStill =
  (teams: ReadonlyMap<string, StaticTeam>) =>
  ({ row, version }: StaticTeam): boolean =>
    teams.get(row.id)?.version === version;
