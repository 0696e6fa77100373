import type { PersonId } from "../kit/domain.ts";
import type { FactsView, TeamFacts } from "../kit/facts.ts";
import type { Decision } from "../kit/because.ts";
import { eligibility, type Verdict } from "./eligibility.ts";
import type { Credits } from "./ledger.ts";
import { type Choice, nextInTurn } from "./strategies/next-in-turn.ts";

export interface Turn {
  /** Undefined when nobody can take it. */
  readonly personId: PersonId | undefined;
  /** The team's whole balance after the pick. */
  readonly credits: Credits;
  readonly decision: Decision;
}

/** Filters a team by {@link eligibility}, lets {@link nextInTurn} choose among those who are in, and explains both. */
export function takeTurns(
  team: TeamFacts,
  facts: FactsView,
  { now, seed, excluded }: { now: number; seed: string; excluded?: ReadonlySet<PersonId> },
): Turn {
  const verdicts = eligibility(team, facts.person, now, excluded);
  const candidates = verdicts
    .filter(({ reason }) => reason === "eligible")
    .map(({ id, weight }) => ({
      id,
      weight,
      credit: team.credits[id] ?? 0n,
      lastPickedAt: team.lastPickedAt[id] ?? null,
    }));
  const choice = nextInTurn(candidates, seed);
  return {
    personId: choice?.id,
    credits: { ...team.credits, ...choice?.after },
    decision: explain(team, verdicts, choice, seed),
  };
}

function explain(team: TeamFacts, verdicts: readonly Verdict[], choice: Choice | undefined, seed: string): Decision {
  return {
    strategy: "next-in-turn@1",
    teamId: team.id,
    chosen: choice?.id ?? null,
    seed,
    members: verdicts.map(({ id, weight, reason, until }) => ({
      personId: id,
      eligible: reason === "eligible",
      reason,
      ...(until !== undefined && { until }),
      weight,
      creditBefore: String(team.credits[id] ?? 0n),
      gained: String(choice?.gains.get(id) ?? 0n),
      creditAfter: String(choice?.after[id] ?? team.credits[id] ?? 0n),
    })),
  };
}
