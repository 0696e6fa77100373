import type { Decision, DecisionMember } from "../kit/because.ts";
import type { DecisionInputs, StrategyName } from "../kit/decision-inputs.ts";
import { type DecisionColumns, keepColumns } from "./decision-columns.ts";
import { type Judged, judgeAll, staleAt } from "./eligibility.ts";
import { unknownTraits } from "./lead-traits.ts";
import { uncheckedSince } from "./obstacles/checked.ts";
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
  const { team, strategy, params, now, seed } = inputs;
  const { roster, judged } = judgeAll(team, inputs);
  const standing = standingOf(inputs, roster, judged);
  const candidates = standing((reason) => reason === "eligible");
  const choice = STRATEGIES[strategy]({
    candidates,
    colleagues: standing((reason) => reason === "not-theirs"),
    heldBack: team.limitsPolicy === "accrue" ? standing((reason) => reason.startsWith("limit-")) : [],
    params,
    now,
    seed,
  });
  const notes = unknownTraits(params, inputs.lead);
  const columns = columnsFor(inputs, roster, judged, { candidates, choice });
  const winner = choice?.winner.place;
  let members: readonly DecisionMember[] | undefined;
  const decision: Decision = {
    strategy,
    teamId: team.id,
    chosen: choice?.winner.id ?? null,
    seed,
    get members() {
      return (members ??= membersOf(inputs, roster, columns, winner));
    },
    ...(inputs.fromOutside && { fromOutside: inputs.fromOutside }),
    ...(notes.length > 0 && { notes }),
    inputs,
  };
  keepColumns(decision, columns);
  const after = columns.gained.map((gained, place) => (inputs.credits[place] ?? 0) + gained);
  if (winner !== undefined) after[winner]! -= columns.paid;
  return { decision, after };
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

function columnsFor(
  inputs: DecisionInputs,
  roster: Roster,
  judged: readonly Judged[],
  { candidates, choice }: { candidates: readonly LoadedCandidate[]; choice: WeighedChoice | undefined },
): DecisionColumns {
  const stale = staleAt(roster, inputs);
  const { params, lead, now } = inputs;
  return {
    judged,
    gained: byPlace(choice?.people ?? [], choice?.gains ?? [], Array<number>(judged.length).fill(0)),
    paid: choice?.pays ?? 0,
    loads: byPlace(candidates, choice?.loads ?? [], []),
    staleSince: stale ? judged.map((_, place) => stale(place)) : [],
    uncheckedSince: uncheckedSince(roster, judged, { requirements: params.requirements, lead, now }),
  };
}

function membersOf(
  { credits }: DecisionInputs,
  { ids, weights }: Roster,
  { judged, gained, paid, loads, ...since }: DecisionColumns,
  winner: number | undefined,
): readonly DecisionMember[] {
  return judged.map(({ reason, until, values }, place) => {
    const creditBefore = credits[place] ?? 0;
    return {
      personId: ids[place]!,
      eligible: reason === "eligible",
      reason,
      until,
      values,
      staleSince: since.staleSince[place],
      uncheckedSince: since.uncheckedSince[place],
      load: loads[place],
      weight: weights[place]!,
      creditBefore,
      gained: gained[place]!,
      creditAfter: creditBefore + gained[place]! - (place === winner ? paid : 0),
    };
  });
}

/** Writes numbers of some of the members to their places. */
function byPlace<Value extends number | undefined>(
  people: readonly LoadedCandidate[] | readonly Candidate[],
  numbers: readonly number[],
  placed: Value[],
): readonly Value[] {
  for (const [index, number] of numbers.entries()) placed[people[index]!.place] = number as Value;
  return placed;
}
