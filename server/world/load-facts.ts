import { BeginAgain, type Queryable, type Tx } from "../../engine/database.ts";
import type { WantedFacts } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { PersonFacts, SharedFacts, TeamFacts, WorkspaceFacts } from "../../node-catalog/kit/facts.ts";
import { readPlaces } from "../accounts/place-queries.ts";
import { keepSnapshots } from "../receipts/keep-snapshots.ts";
import { KeptBalances } from "./kept-balances.ts";
import { type LedgerRow, lockLedgers, readLedgers, readPeople, readWorkspace } from "./facts-store.ts";
import { LoadCache } from "./load-cache.ts";
import type { PlacedLoads } from "./kept-loads.ts";
import { lockLoads } from "./loads-store.ts";
import { MergedTeams } from "./merged-teams.ts";
import { type StaticTeam, TeamCache, teamFacts } from "./team-cache.ts";
import { toLock, type Wanted } from "./wanted-people.ts";

/** The company's own facts change rarely and decide nothing about fairness: a second old is young enough. */
const WORKSPACE_AGE_MS = 1_000;

/** Loads what the leads of a batch share. Balances are read each time. */
export class FactsLoader {
  /** Whoever writes balances tells of it here. */
  readonly balances = new KeptBalances();
  readonly #teams = new TeamCache();
  readonly #loads = new LoadCache();
  readonly #merged = new MergedTeams();
  #workspace: { readonly facts: WorkspaceFacts; readonly readAt: number } | undefined;

  /** For scouting: what is in memory, however old, and a read of the rest. */
  async peek(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    return this.#following(db, wanted, (followed) => this.#peek(db, followed));
  }

  async #peek(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    const kept = wanted.teamIds.flatMap((id) => this.#teams.kept(id)?.ledger ?? []);
    const ledgers = kept.length === wanted.teamIds.length ? kept : await readLedgers(db, wanted.teamIds);
    const found = await this.#people(db, ledgers, wanted);
    return this.#shared(db, wanted, found, await this.#loads.peek(db, found));
  }

  /** As everything is now, without locks. */
  async read(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    return this.#following(db, wanted, (followed) => this.#read(db, followed));
  }

  async #read(db: Queryable, wanted: WantedFacts): Promise<SharedFacts> {
    const found = await this.#people(db, await readLedgers(db, wanted.teamIds), wanted);
    return this.#shared(db, wanted, found, await new LoadCache().peek(db, found));
  }

  /**
   * The balances are locked until the end of the transaction, and read by the statement that locks them. Loads are read
   * behind the lock, by a statement that leaves together with it: whose they are is guessed by what is in memory, and read
   * again when that turns out to be old.
   *
   * @throws BeginAgain when one of the teams has just been taken in by another, which is to be locked in its order
   */
  async lock(tx: Tx, wanted: WantedFacts): Promise<SharedFacts> {
    return this.#following(tx, wanted, (followed) => this.#lock(tx, followed), { mayRepeat: false });
  }

  /** Loads the teams that go on for those that others have taken in. */
  async #following(
    db: Queryable,
    wanted: WantedFacts,
    load: (followed: WantedFacts) => Promise<SharedFacts>,
    { mayRepeat } = { mayRepeat: true },
  ): Promise<SharedFacts> {
    const teamIds = this.#merged.followed(wanted.teamIds);
    const shared = await load(teamIds === wanted.teamIds ? wanted : { ...wanted, teamIds });
    const gone = teamIds.filter((id) => shared.teams[id] === null);
    if (await this.#merged.learn(db, gone)) {
      if (!mayRepeat) throw new BeginAgain();
      return this.#following(db, wanted, load);
    }
    return teamIds === wanted.teamIds ? shared : { ...shared, mergedInto: this.#merged.among(wanted.teamIds) };
  }

  async #lock(tx: Tx, wanted: WantedFacts): Promise<SharedFacts> {
    const { teamIds, loadsOf } = wanted;
    if (loadsOf !== "people-with-limits") await this.#loads.refreshPresence(tx);
    const expected = teamIds.flatMap((id) => this.#teams.kept(id) ?? []);
    const [ledgers, guessed] = await Promise.all([
      teamIds.length > 0 ? lockLedgers(tx, teamIds, this.balances.of(teamIds)) : [],
      this.#lockAndRead(tx, { teams: expected, beside: leadersOf(expected), loadsOf }),
    ]);
    for (const ledger of ledgers) this.balances.keep(ledger.teamId, ledger);
    const found = await this.#people(tx, ledgers, wanted);
    const loads = isAsExpected(found, expected) ? guessed : await this.#lockAndRead(tx, found);
    const shared = await this.#shared(tx, wanted, found, loads);
    await keepSnapshots(tx, shared, new Map(ledgers.map(({ teamId, keptVersion }) => [teamId, Number(keptVersion)])));
    return shared;
  }

  /** The second statement sees what was committed until the first one had its locks. */
  async #lockAndRead(tx: Tx, wanted: Wanted): Promise<PlacedLoads> {
    const lock = toLock(wanted);
    const [, loads] = await Promise.all([lock.length > 0 ? lockLoads(tx, lock) : null, this.#loads.read(tx, wanted)]);
    return loads;
  }

  async #people(
    db: Queryable,
    ledgers: readonly LedgerRow[],
    { personIds, withBackups, loadsOf }: WantedFacts,
  ): Promise<Wanted> {
    const teams = await this.#teams.at(db, ledgers);
    const leaders = leadersOf(teams);
    const known = [...teams.flatMap(({ people }) => people), ...leaders];
    const others = personIds.length > 0 ? await readMissing(db, personIds, known) : [];
    if (!withBackups) return { teams, beside: [...leaders, ...others], loadsOf };
    const everybody = [...known, ...others];
    const backups = await readMissing(
      db,
      everybody.flatMap(({ backupId }) => backupId ?? []),
      everybody,
    );
    return { teams, beside: [...leaders, ...others, ...backups], loadsOf };
  }

  async #shared(
    db: Queryable,
    { teamIds, placesOf = [] }: WantedFacts,
    found: Wanted,
    loads: PlacedLoads,
  ): Promise<SharedFacts> {
    const ofTeams = loads.ofTeams();
    const teams: Record<string, TeamFacts | null> = Object.fromEntries(teamIds.map((id) => [id, null]));
    for (const team of found.teams) teams[team.row.id] = teamFacts(team, ofTeams.get(team.row.id)!);
    const people = Object.fromEntries(found.beside.map((person) => [person.id, person]));
    const workspace = await this.#workspaceFacts(db);
    const places = placesOf.length > 0 ? { places: await readPlaces(db, placesOf) } : {};
    return { workspace, teams, people, loads: loads.beside(), changedLoads: {}, accounts: {}, ...places };
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

/** Those who lead one of these teams without being in it. */
const leadersOf = (teams: readonly StaticTeam[]): readonly PersonFacts[] => [
  ...new Map(teams.flatMap(({ leader }) => (leader ? [[leader.id, leader] as const] : []))).values(),
];

/** Are the teams the ones that were in memory, and is nobody asked for beside them and their leaders? */
function isAsExpected({ teams, beside }: Wanted, expected: readonly StaticTeam[]): boolean {
  const areTheSame = teams.length === expected.length && teams.every((team, index) => isSame(team, expected[index]!));
  return areTheSame && beside.length === leadersOf(expected).length;
}

const isSame = (one: StaticTeam, other: StaticTeam): boolean =>
  one.row.id === other.row.id && one.version === other.version;
