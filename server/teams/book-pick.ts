import type { Tx } from "../../engine/database.ts";
import { type Credits, ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { setLastPicked } from "./balance-store.ts";
import { changeBalance } from "./change-balance.ts";

export interface Pick {
  readonly teamId: TeamId;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  /** The team's whole balance after the pick, decided under its lock. */
  readonly credits: Credits;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Books a turn that was decided outside of a flow, as a batch books those of its own. */
export async function bookPick(tx: Tx, { teamId, personId, assignmentId, credits, at }: Pick): Promise<void> {
  await changeBalance(tx, teamId, null, () => ({
    credits,
    entries: [{ personId, amount: -ONE_LEAD, reason: "picked", assignmentId }],
  }));
  await setLastPicked(tx, teamId, personId, at);
}
