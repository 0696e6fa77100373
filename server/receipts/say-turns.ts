import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { DecisionMember } from "../../node-catalog/kit/because.ts";

/** In micro-units: what somebody had and what this lead added, which is what the turn goes by. */
export const owedBy = ({ creditBefore, gained }: Pick<DecisionMember, "creditBefore" | "gained">): number =>
  creditBefore + gained;

/** To hundredths of a turn. */
export const toTurns = (units: number): number => Math.round((units * 100) / ONE_LEAD) / 100;

/** "0.83 of a turn", "1 turn", "2.5 turns", "nothing" */
export function sayTurns(units: number): string {
  const turns = toTurns(units);
  if (turns === 0) return "nothing";
  const number = String(turns).replace("-", "−");
  if (Math.abs(turns) === 1) return `${number} turn`;
  return Math.abs(turns) < 1 ? `${number} of a turn` : `${number} turns`;
}
