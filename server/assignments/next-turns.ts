import { derivedId } from "../../engine/ids.ts";
import { handOut, paramsOf, type Turn } from "../../node-catalog/assignment/hand-out.ts";
import { creditsOf } from "../../node-catalog/assignment/ledger.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs, StrategyName } from "../../node-catalog/kit/decision-inputs.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { SharedFacts, SubjectFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import { reduce } from "../../node-catalog/kit/reduce.ts";
import { teamIn } from "../../node-catalog/kit/team-in.ts";
import { viewFacts } from "../../node-catalog/kit/view-facts.ts";
import type { TurnsToBook } from "../teams/book-turns.ts";
import { undoTurn } from "../teams/give-turn-back.ts";

/** A lead that is to go to whoever is next. */
export interface Passing {
  readonly assignmentId: AssignmentId;
  /** Of the assignment that it gets. */
  readonly nextId: AssignmentId;
  readonly subject: SubjectFacts;
  /** How somebody was chosen before: by these rules the next one is. */
  readonly before: DecisionInputs;
  /** The pick that is to be taken back first, if it cost a turn. */
  readonly spent: { readonly teamId: TeamId; readonly decision: Pick<Decision, "chosen" | "members"> } | undefined;
}

export interface NextPerson {
  readonly personId: PersonId;
  readonly decision: Decision;
  readonly teamVersion: number;
}

/**
 * Decides lead by lead who is next, each by what the ones before have changed: balances, loads, and whoever was idle
 * longest. Nothing is read or written, so a team hands out nothing else only as long as the result is stored.
 */
export class NextTurns {
  #shared: SharedFacts;
  readonly #now: number;
  readonly #booked = new Map<TeamId, Pick<Mutable, "givenBack" | "picks">>();

  /** @param now epoch milliseconds */
  constructor(shared: SharedFacts, now: number) {
    this.#shared = shared;
    this.#now = now;
  }

  /** @returns undefined when nobody can take it: then it keeps its turn, too */
  next(passing: Passing): NextPerson | undefined {
    // Who can does not depend on the balance, who is next does: asked before the turn is given back, and again after.
    if (this.#turn(passing)?.personId === undefined) return undefined;
    this.#giveBack(passing);
    const { team, personId, credits, decision } = this.#turn(passing)!;
    const because = { code: "handed-over", person: personId! };
    const place = { runId: passing.assignmentId, nodeId: "", visit: 0, ordinal: 0, at: this.#now };
    const assign = { type: "assign", personId: personId!, teamId: team.id, mode: "assign", credits, because } as const;
    const facts = { subject: passing.subject, shared: this.#shared };
    this.#shared = reduce(facts, { ...assign, ...place, id: passing.nextId }).shared;
    this.#of(team.id).picks.push({ personId: personId!, assignmentId: passing.nextId });
    return { personId: personId!, decision, teamVersion: team.version! };
  }

  /** What is to be written of each team. */
  booked(): TurnsToBook[] {
    return [...this.#booked].map(([teamId, turns]) => {
      const { members, credits } = this.#shared.teams[teamId]!;
      return { teamId, credits: creditsOf(members, credits), ...turns, at: this.#now };
    });
  }

  #turn({ assignmentId, subject, before }: Passing): (Turn & { readonly team: TeamFacts }) | undefined {
    const team = teamIn(this.#shared, before.team.id);
    if (!team) return undefined;
    const had = [...new Set(subject.assignments.map(({ personId }) => personId))];
    const turn = handOut(team, viewFacts({ subject, shared: this.#shared }), {
      strategy: rotating(before.strategy),
      params: paramsOf(before.params),
      excluded: had.map((personId) => ({ personId, reason: "already-tried" })),
      now: this.#now,
      // The same each time, so that a preview says what is done.
      seed: derivedId("given to next", assignmentId),
    });
    return { ...turn, team };
  }

  #giveBack({ assignmentId, spent }: Passing): void {
    const team = spent && teamIn(this.#shared, spent.teamId);
    if (!team) return;
    const shareholders = team.members.map(({ personId: id, weight }) => ({ id, weight }));
    const turn = { assignmentId, decision: spent.decision, reason: "reassigned" } as const;
    const { credits, entries } = undoTurn(turn, creditsOf(team.members, team.credits), shareholders);
    const inOrder = team.members.map(({ personId }) => credits[personId] ?? 0);
    this.#shared = { ...this.#shared, teams: { ...this.#shared.teams, [team.id]: { ...team, credits: inOrder } } };
    this.#of(team.id).givenBack.push(...entries);
  }

  #of(teamId: TeamId): Pick<Mutable, "givenBack" | "picks"> {
    const booked = this.#booked.get(teamId) ?? { givenBack: [], picks: [] };
    this.#booked.set(teamId, booked);
    return booked;
  }
}

type Mutable = { -readonly [Part in keyof TurnsToBook]: Writable<TurnsToBook[Part]> };
type Writable<Part> = Part extends readonly (infer One)[] ? One[] : Part;

/** The person whose customer it is is the one who gives it away. */
export const rotating = (strategy: StrategyName): StrategyName =>
  strategy === "same-person@1" ? "next-in-turn@1" : strategy;
