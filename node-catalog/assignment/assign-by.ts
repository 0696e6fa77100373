import type { DecideContext } from "../kit/define-node.ts";
import type { StrategyName, StrategyParams } from "../kit/decision-inputs.ts";
import type { TeamId } from "../kit/domain.ts";
import { leave, type Outcome } from "../kit/outcome.ts";
import { choice } from "../kit/widgets.ts";
import { handOut, paramsOf } from "./hand-out.ts";
import { everybodyWhoPassed } from "./tried.ts";

interface AssigningConfig extends StrategyParams {
  readonly team: TeamId;
  readonly mode: "assign" | "offer";
}

export const assignMode = () =>
  choice(["assign", "offer"], {
    label: "How",
    options: { assign: "It is theirs at once", offer: "Ask first: they accept or pass on" },
  }).default("assign");

/** What steps that give a lead to one of a team leave by. */
export const ASSIGN_EXITS = { assigned: "Assigned", nobody: "Nobody available" } as const;
export const ASSIGN_REASONS = {
  "already-owned": "{person} has this lead already",
  "nobody-eligible": "Nobody in {team} can take it now",
} as const;

/**
 * Gives the lead to whoever the strategy chooses among those of the team who can take it.
 *
 * @param code the reason when somebody was chosen
 */
export function assignBy(
  strategy: StrategyName,
  code: string,
  { config, run, facts, now }: DecideContext<AssigningConfig>,
): Outcome {
  const { current } = facts;
  // Only an escalation or a person takes a lead from its owner.
  if (current?.state === "owned") {
    return leave("assigned", { because: { code: "already-owned", person: current.personId } });
  }
  const group = facts.team(config.team);
  const { personId, credits, decision } = handOut(group, facts, {
    strategy,
    params: paramsOf(config),
    excluded: everybodyWhoPassed(facts, run.id),
    now,
    seed: run.seed,
  });
  if (!personId) return leave("nobody", { because: { code: "nobody-eligible", team: group.id }, decision });

  const because = { code, person: personId, team: group.id };
  return leave("assigned", {
    effects: [{ type: "assign", personId, teamId: group.id, mode: config.mode, credits, because, decision }],
    because,
    decision,
  });
}
