import type { Decision, DecisionMember } from "../kit/because.ts";
import type { DecisionInputs, StrategyName } from "../kit/decision-inputs.ts";
import { eligibility, type Verdict } from "./eligibility.ts";
import { unknownTraits } from "./lead-traits.ts";
import { fewestOpen } from "./strategies/fewest-open.ts";
import { nextInTurn } from "./strategies/next-in-turn.ts";
import { samePerson } from "./strategies/same-person.ts";
import type { Candidate } from "./book-turn.ts";
import type { LoadedCandidate, Strategy, WeighedChoice } from "./strategies/strategy.ts";

const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  "next-in-turn@1": ({ candidates, heldBack, seed }) => nextInTurn(candidates, seed, { heldBack }),
  "fewest-open@1": fewestOpen,
  "same-person@1": samePerson,
};

/**
 * Chooses one member of a team for a lead and explains it: everybody who can take it by {@link eligibility}, then the
 * strategy among them. The only way in which anybody is chosen, so every receipt can be executed again: pure, and the same
 * inputs give the same decision, byte for byte as canonical JSON.
 */
export function decide(inputs: DecisionInputs): Decision {
  return decideAndBook(inputs).decision;
}

/** The same, with the team's balance after it, in the order of the members. */
export function decideAndBook(inputs: DecisionInputs): { decision: Decision; after: readonly number[] } {
  const { team, strategy, params, seed } = inputs;
  const verdicts = eligibility(team, inputs);
  const standing = standingOf(inputs, verdicts);
  const candidates = standing(({ reason }) => reason === "eligible");
  const choice = STRATEGIES[strategy]({
    candidates,
    colleagues: standing(({ reason }) => reason === "not-theirs"),
    heldBack: team.limitsPolicy === "accrue" ? standing(({ reason }) => reason.startsWith("limit-")) : [],
    params,
    seed,
  });
  const notes = unknownTraits(params, inputs.lead);
  const members = explain(verdicts, inputs.credits, candidates, choice);
  const decision = {
    strategy,
    teamId: team.id,
    chosen: choice?.winner.id ?? null,
    seed,
    members,
    ...(notes.length > 0 && { notes }),
    inputs,
  };
  return { decision, after: members.map(({ creditAfter }) => creditAfter) };
}

/** Where those of whom something holds stand in the rotation, and what they have to do. */
function standingOf(
  { credits, lastPickedAt, loads }: DecisionInputs,
  verdicts: readonly Verdict[],
): (of: (verdict: Verdict) => boolean) => LoadedCandidate[] {
  return (of) =>
    verdicts.flatMap((verdict, place) => {
      if (!of(verdict)) return [];
      const { id, weight, capacity } = verdict;
      return {
        place,
        id,
        weight,
        capacity,
        credit: credits[place] ?? 0,
        lastPickedAt: lastPickedAt[place] ?? null,
        load: loads[place] ?? null,
      };
    });
}

function explain(
  verdicts: readonly Verdict[],
  credits: readonly number[],
  candidates: readonly LoadedCandidate[],
  choice: WeighedChoice | undefined,
): readonly DecisionMember[] {
  const gains = byPlace(choice?.people ?? [], choice?.gains ?? []);
  const loads = byPlace(candidates, choice?.loads ?? []);
  return verdicts.map(({ id, weight, reason, until, values, staleSince }, place) => {
    const creditBefore = credits[place] ?? 0;
    const gained = gains[place] ?? 0;
    const paid = choice?.winner.place === place ? choice.pays : 0;
    // One shape for all, without spreading: two hundred of these are made for one lead.
    return {
      personId: id,
      eligible: reason === "eligible",
      reason,
      until,
      values,
      staleSince,
      load: loads[place],
      weight,
      creditBefore,
      gained,
      creditAfter: creditBefore + gained - paid,
    };
  });
}

/** Numbers of some of the members, at their places. */
function byPlace(
  people: readonly LoadedCandidate[] | readonly Candidate[],
  numbers: readonly number[],
): readonly (number | undefined)[] {
  const placed: number[] = [];
  for (const [index, number] of numbers.entries()) placed[people[index]!.place] = number;
  return placed;
}
