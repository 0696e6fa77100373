import type { Queryable } from "../../engine/database.ts";
import type { PersonFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import { type LedgerRow, readPeople, readTeams, type TeamRow } from "./facts-store.ts";

/** What of a team changes only with its version. */
export interface StaticTeam {
  readonly version: bigint;
  readonly row: TeamRow;
  /** The members, in their order. */
  readonly people: readonly PersonFacts[];
  /** There where no member leads them. */
  readonly leader: PersonFacts | undefined;
  /** The balance as last seen: good enough to find out which teams a batch will ask for. */
  readonly ledger: LedgerRow;
}

/** Members, shares, hours and skills, kept in memory under the version that every change of them raises. */
export class TeamCache {
  readonly #teams = new Map<string, StaticTeam>();

  /** As last seen, which may be out of date. */
  kept(teamId: string): StaticTeam | undefined {
    return this.#teams.get(teamId);
  }

  /**
   * The teams as they are at the versions of these ledgers. Returned, not looked up again afterwards: another batch of this
   * process may replace what is kept meanwhile.
   */
  async at(db: Queryable, ledgers: readonly LedgerRow[]): Promise<readonly StaticTeam[]> {
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
    return ledgers.flatMap(({ teamId }) => known.get(teamId) ?? []);
  }
}

async function readStaticTeams(db: Queryable, stale: ReadonlyMap<string, LedgerRow>): Promise<StaticTeam[]> {
  const rows = await readTeams(db, [...stale.keys()]);
  const people = new Map((await readPeople(db, idsOf(rows))).map((person) => [person.id, person]));
  return rows.map((row) => ({
    version: row.factsVersion,
    row,
    people: row.members.flatMap(({ personId }) => people.get(personId) ?? []),
    leader: row.members.some(({ personId }) => personId === row.leaderId) ? undefined : people.get(row.leaderId ?? ""),
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

/** @param loads of the members, in their order */
export function teamFacts(
  { row, people, ledger: { credits, lastPickedAt } }: StaticTeam,
  loads: TeamFacts["loads"],
): TeamFacts {
  const { factsVersion, spanning: _, ...team } = row;
  return { ...team, people, version: Number(factsVersion), credits, lastPickedAt, loads };
}
