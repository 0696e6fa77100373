import type { Decision, DecisionMember } from "../kit/because.ts";
import type { DecisionInputs, StrategyName } from "../kit/decision-inputs.ts";
import { eligibility, type Verdict } from "./eligibility.ts";
import type { Credits } from "./ledger.ts";
import { unknownTraits } from "./lead-traits.ts";
import { fewestOpen } from "./strategies/fewest-open.ts";
import { nextInTurn } from "./strategies/next-in-turn.ts";
import { samePerson } from "./strategies/same-person.ts";
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

/** The same, with the balance of everybody whom the choice changes. */
export function decideAndBook(inputs: DecisionInputs): { decision: Decision; after: Credits } {
  const { team, people, strategy, params, seed } = inputs;
  const verdicts = eligibility(team, people, inputs);
  const standing = standingOf(inputs);
  const choice = STRATEGIES[strategy]({
    candidates: verdicts.filter(({ reason }) => reason === "eligible").map(standing),
    colleagues: verdicts.filter(({ reason }) => reason === "not-theirs").map(standing),
    heldBack: team.limitsPolicy === "accrue" ? verdicts.filter(isHeldByLimit).map(standing) : [],
    params,
    seed,
  });
  const notes = unknownTraits(params, inputs.lead);
  const decision = {
    strategy,
    teamId: team.id,
    chosen: choice?.id ?? null,
    seed,
    members: verdicts.map((verdict) => explain(verdict, inputs, choice)),
    ...(notes.length > 0 && { notes }),
    inputs,
  };
  return { decision, after: choice?.after ?? {} };
}

const isHeldByLimit = ({ reason }: Verdict): boolean => reason.startsWith("limit-");

/** Where somebody stands in the rotation, and what they have to do. */
function standingOf({ credits, lastPickedAt, loads }: DecisionInputs): (verdict: Verdict) => LoadedCandidate {
  return ({ id, weight, capacity }) => ({
    id,
    weight,
    credit: credits[id] ?? 0n,
    lastPickedAt: lastPickedAt[id] ?? null,
    capacity,
    load: loads[id],
  });
}

function explain(
  { id, weight, reason, until, values, staleSince }: Verdict,
  { credits }: DecisionInputs,
  choice: WeighedChoice | undefined,
): DecisionMember {
  const creditBefore = String(credits[id] ?? 0n);
  const after = choice?.after[id];
  const load = choice?.loads?.get(id);
  // One shape for all, without spreading: two hundred of these are made for one lead.
  return {
    personId: id,
    eligible: reason === "eligible",
    reason,
    until,
    values,
    staleSince,
    load,
    weight,
    creditBefore,
    gained: String(choice?.gains.get(id) ?? 0n),
    creditAfter: after === undefined ? creditBefore : String(after),
  };
}
