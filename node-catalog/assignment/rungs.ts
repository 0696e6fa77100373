import type { Because, Decision } from "../kit/because.ts";
import type { PersonId, TeamId } from "../kit/domain.ts";
import type { FactsView, TeamFacts } from "../kit/facts.ts";
import { handOut, type Turn } from "./hand-out.ts";
import { nearestFirst, sayDistance } from "./nearest-team.ts";
import type { Counting } from "./reply-deadline.ts";
import { assignmentsOf, everybodyTried } from "./tried.ts";

/** Whom a lead goes to next when nobody reacts, and how long they have. */
export interface Rung {
  readonly to: "backup" | "leader" | "team" | "nearest";
  /** For "team". */
  readonly team?: TeamId | undefined;
  /** For "nearest". */
  readonly teams?: readonly TeamId[] | undefined;
  /** ISO 8601. */
  readonly within: string;
  readonly counts: Counting;
}

/** Somebody who can take the lead now and has not had it. */
export interface Taker {
  readonly personId: PersonId;
  readonly teamId: TeamId;
  /** Absent where it costs no turn: a backup or a leader helps out, whoever is next in turn stays so. */
  readonly credits?: Turn["credits"];
  readonly decision: Decision;
  /** For the reason's sentence. */
  readonly because: Omit<Because, "code">;
}

export interface Climb {
  /** The team that the lead belongs to: whose leader is meant, whose waiting list is the end. */
  readonly home: TeamFacts;
  readonly facts: FactsView;
  readonly runId: string;
  readonly seed: string;
  readonly now: number;
}

/** Who would get the lead on this rung; undefined when nobody there can take it now or all of them have had it. */
export function takerOn(rung: Rung, climb: Climb): Taker | undefined {
  const { home, facts, runId } = climb;
  switch (rung.to) {
    case "backup": {
      const last = assignmentsOf(facts, runId).at(-1)?.personId;
      const backup = last === undefined ? null : (facts.person(last)?.backupId ?? null);
      return backup === null ? undefined : onePerson(backup, climb, { of: last! });
    }
    case "leader":
      return home.leaderId === null ? undefined : onePerson(home.leaderId, climb, {});
    case "team":
      return rung.team === undefined ? undefined : someoneOf(rung.team, climb, {});
    case "nearest":
      for (const distance of nearestFirst(rung.teams ?? [], facts, climb.now)) {
        const taker = someoneOf(distance.teamId, climb, { distance: sayDistance(distance) });
        if (taker) return taker;
      }
      return undefined;
  }
}

function someoneOf(teamId: TeamId, climb: Climb, values: Taker["because"]): Taker | undefined {
  const { facts, runId, now, seed } = climb;
  const excluded = everybodyTried(facts, runId);
  const team = facts.team(teamId);
  const { personId, credits, decision } = handOut(team, facts, { strategy: "next-in-turn@1", excluded, now, seed });
  if (personId === undefined) return undefined;
  return { personId, teamId: team.id, credits, decision, because: { ...values, person: personId, team: team.id } };
}

/** Their colleagues of the lead's own team see by the receipt who was asked; somebody from outside is asked alone. */
function onePerson(personId: PersonId, climb: Climb, values: Taker["because"]): Taker | undefined {
  const { home, facts, runId, now, seed } = climb;
  const because = { ...values, person: personId, team: home.id };
  const asked = {
    strategy: "same-person@1",
    excluded: everybodyTried(facts, runId),
    theirs: personId,
    now,
    seed,
  } as const;
  const isMember = home.members.some((member) => member.personId === personId);
  const { personId: chosen, decision } = isMember
    ? handOut(home, facts, asked)
    : handOut(alone(personId, climb), facts, { ...asked, fromOutside: true });
  return chosen === undefined ? undefined : { personId, teamId: home.id, decision, because };
}

function alone(personId: PersonId, { home, facts }: Climb): TeamFacts {
  const person = facts.person(personId);
  return {
    ...home,
    members: [{ personId, weight: 1 }],
    people: person ? [person] : [],
    credits: [],
    lastPickedAt: [],
    loads: [facts.load(personId) ?? null],
  };
}
