import type { PersonId, TeamId } from "./domain.ts";
import { AppError } from "./errors.ts";
import {
  type Facts,
  type FactsView,
  type LoadFacts,
  type MemberFacts,
  type PersonFacts,
  type SharedFacts,
  type TeamFacts,
  TeamNotLoaded,
} from "./facts.ts";
import { teamIn } from "./team-in.ts";

/** @param onTeam hears of every team that is asked for, loaded or not */
export function viewFacts({ subject, shared }: Facts, onTeam?: (id: TeamId) => void): FactsView {
  return {
    lead: subject.lead,
    workspace: shared.workspace,
    current: subject.assignments.find(({ state }) => state === "offered" || state === "owned"),
    assignments: subject.assignments,
    openTasks: subject.openTasks,
    waitingList: subject.waitingList,
    team(id) {
      onTeam?.(id);
      const team = teamIn(shared, id);
      if (team === undefined) throw new TeamNotLoaded(id);
      if (team === null) {
        throw new AppError(
          "stop",
          "team-missing",
          "The team of this step was removed. Choose another team in the flow.",
        );
      }
      return team;
    },
    person: (id) => personIn(shared, id),
    loadsOf: (team) => loadsNow(team, shared.changedLoads),
    load: (id) => loadIn(shared, id),
    account: subject.accountId === null ? undefined : shared.accounts[subject.accountId],
    places: (subject.accountId !== null && shared.places?.[subject.accountId]) || [],
    formerOwnerId: subject.formerOwnerId,
  };
}

/**
 * Somebody of the teams that are loaded, or loaded beside them.
 *
 * @param teamId where they are looked for first: batches load dozens of teams
 */
export function personIn(
  { people, teams }: Pick<SharedFacts, "people" | "teams">,
  id: PersonId,
  teamId: TeamId | null = null,
): PersonFacts | undefined {
  const known = people[id] ?? memberOf(teams[teamId ?? ""], id);
  if (known) return known;
  for (const team of Object.values(teams)) {
    const member = memberOf(team, id);
    if (member) return member;
  }
  return undefined;
}

const memberOf = (team: TeamFacts | null | undefined, id: PersonId): PersonFacts | undefined =>
  team ? peopleById(team.people).get(id) : undefined;

/** Where somebody stands among the members of a team. */
export const placeIn = ({ members }: Pick<TeamFacts, "members">, id: PersonId): number | undefined =>
  placesOf(members).get(id);

/**
 * What somebody has to do now; undefined where it was not read.
 *
 * @param teamId where they are looked for first
 */
export function loadIn(
  { changedLoads, loads, teams }: SharedFacts,
  id: PersonId,
  teamId: TeamId | null = null,
): LoadFacts | undefined {
  const known = changedLoads[id] ?? loads[id] ?? loadOfMember(teams[teamId ?? ""], id);
  if (known) return known;
  for (const team of Object.values(teams)) {
    const load = loadOfMember(team, id);
    if (load) return load;
  }
  return undefined;
}

function loadOfMember(team: TeamFacts | null | undefined, id: PersonId): LoadFacts | null | undefined {
  const place = team ? placeIn(team, id) : undefined;
  return place === undefined ? undefined : team!.loads[place];
}

function loadsNow({ members, loads }: TeamFacts, changed: SharedFacts["changedLoads"]): readonly (LoadFacts | null)[] {
  const now = [...loads];
  const places = placesOf(members);
  for (const [id, load] of Object.entries(changed)) {
    const place = places.get(id);
    if (place !== undefined) now[place] = load;
  }
  return now;
}

/** Everybody who is loaded, once. */
export function everybodyIn({ people, teams }: Pick<SharedFacts, "people" | "teams">): readonly PersonFacts[] {
  const all = Object.values(teams).flatMap((team) => team?.people ?? []);
  return [...new Map([...all, ...Object.values(people)].map((one) => [one.id, one])).values()];
}

/** Members and people of a team stay the same lists from lead to lead, so each is indexed once. */
const placesOf = indexed((members: readonly MemberFacts[]) =>
  members.map(({ personId }, place) => [personId, place] as const),
);
const peopleById = indexed((people: readonly PersonFacts[]) => people.map((one) => [one.id, one] as const));

function indexed<Row, Value>(entriesOf: (rows: readonly Row[]) => (readonly [PersonId, Value])[]) {
  const known = new WeakMap<readonly Row[], ReadonlyMap<PersonId, Value>>();
  return (rows: readonly Row[]): ReadonlyMap<PersonId, Value> => {
    const index = known.get(rows) ?? new Map(entriesOf(rows));
    known.set(rows, index);
    return index;
  };
}
