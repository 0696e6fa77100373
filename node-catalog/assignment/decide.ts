import type { Decision, DecisionMember } from "../kit/because.ts";
import type { DecisionInputs, StrategyName } from "../kit/decision-inputs.ts";
import { type Judged, judgeAll, staleAt } from "./eligibility.ts";
import { unknownTraits } from "./lead-traits.ts";
import { fewestOpen } from "./strategies/fewest-open.ts";
import { nextInTurn } from "./strategies/next-in-turn.ts";
import { samePerson } from "./strategies/same-person.ts";
import type { Candidate } from "./book-turn.ts";
import type { Roster } from "./roster.ts";
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
  const { roster, judged } = judgeAll(team, inputs);
  const standing = standingOf(inputs, roster, judged);
  const candidates = standing((reason) => reason === "eligible");
  const choice = STRATEGIES[strategy]({
    candidates,
    colleagues: standing((reason) => reason === "not-theirs"),
    heldBack: team.limitsPolicy === "accrue" ? standing((reason) => reason.startsWith("limit-")) : [],
    params,
    seed,
  });
  const notes = unknownTraits(params, inputs.lead);
  const members = explain(inputs, roster, judged, { candidates, choice });
  const decision = {
    strategy,
    teamId: team.id,
    chosen: choice?.winner.id ?? null,
    seed,
    members,
    ...(inputs.fromOutside && { fromOutside: inputs.fromOutside }),
    ...(notes.length > 0 && { notes }),
    inputs,
  };
  return { decision, after: members.map(({ creditAfter }) => creditAfter) };
}

/** Where those of whom something holds stand in the rotation, and what they have to do. */
function standingOf(
  { credits, lastPickedAt, loads }: DecisionInputs,
  { ids, weights, capacities }: Roster,
  judged: readonly Judged[],
): (holds: (reason: string) => boolean) => LoadedCandidate[] {
  return (holds) => {
    const standing: LoadedCandidate[] = [];
    for (let place = 0; place < judged.length; place++) {
      if (!holds(judged[place]!.reason)) continue;
      standing.push({
        place,
        id: ids[place]!,
        weight: weights[place]!,
        capacity: capacities[place]!,
        credit: credits[place] ?? 0,
        lastPickedAt: lastPickedAt[place] ?? null,
        load: loads[place] ?? null,
      });
    }
    return standing;
  };
}

function explain(
  inputs: DecisionInputs,
  roster: Roster,
  judged: readonly Judged[],
  { candidates, choice }: { candidates: readonly LoadedCandidate[]; choice: WeighedChoice | undefined },
): readonly DecisionMember[] {
  const { ids, weights } = roster;
  const gains = byPlace(choice?.people ?? [], choice?.gains ?? []);
  const loads = byPlace(candidates, choice?.loads ?? []);
  const stale = staleAt(roster, inputs);
  return judged.map(({ reason, until, values }, place) => {
    const creditBefore = inputs.credits[place] ?? 0;
    const gained = gains[place] ?? 0;
    const paid = choice?.winner.place === place ? choice.pays : 0;
    // One shape for all, without spreading: two hundred of these are made for one lead.
    return {
      personId: ids[place]!,
      eligible: reason === "eligible",
      reason,
      until,
      values,
      staleSince: stale(place),
      load: loads[place],
      weight: weights[place]!,
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
