import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { differences, ONE_LEAD, type Shareholder, transfer } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { changeBalance } from "./change-balance.ts";
import type { CorrectionRequest } from "./ledger-contract.ts";
import { lockTeam } from "./teams-store.ts";

/**
 * A manager gives somebody turns, or takes some; the others pay or get them by share, so that the sum stays what it was.
 *
 * @throws AppError `team-not-found` (404), `not-a-member` (422), `nobody-to-balance` (409)
 */
export async function correctBalance(
  tx: Tx,
  teamId: TeamId,
  { repId, turns, reason: note }: CorrectionRequest,
  by: PersonId | null,
): Promise<void> {
  await lockTeam(tx, teamId);
  const amount = Math.round(turns * 100) * (ONE_LEAD / 100);
  await changeBalance(tx, teamId, by, (before, members) => {
    const others = othersThan(repId, members);
    const credits = transfer(before, { to: repId, amount }, others, newId());
    const entries = differences(before, credits).map((one) =>
      one.personId === repId
        ? { ...one, reason: "corrected" as const, note }
        : { ...one, reason: "balanced" as const, note, aboutPersonId: repId },
    );
    return { credits, entries };
  });
}

function othersThan(repId: PersonId, members: readonly Shareholder[]): Shareholder[] {
  const others = members.filter(({ id }) => id !== repId);
  if (others.length === members.length) {
    throw new AppError("invalid", "not-a-member", "This person is not in the team: choose somebody who is.");
  }
  if (others.length > 0) return others;
  throw new AppError(
    "conflict",
    "nobody-to-balance",
    "Nobody else is in the team, so there is nothing to balance: every lead goes to this person anyway.",
  );
}
