import type { Tx } from "../../engine/database.ts";
import { countMissed, type ExtraTurn, extraTurns, type Missed } from "../../node-catalog/assignment/catch-up.ts";
import { type Credits, differences, type Shareholder, transfer } from "../../node-catalog/assignment/ledger.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { readReceiptsSince } from "../receipts/receipt-queries.ts";
import type { LedgerEntry } from "./balance-store.ts";
import { lockCatchUp, writeCatchUp } from "./catch-up-store.ts";
import { type BalanceChange, changeBalance } from "./change-balance.ts";
import { readMembers } from "./teams-store.ts";

const BATCH = 500;

/**
 * Counts what the members of a team missed while away, in the leads that were handed out since it was counted last, and
 * gives back the extra turns that are due: to each at most one, the others pay by share.
 *
 * @returns whether there may be more to count
 */
export async function makeUpTurns(tx: Tx, teamId: TeamId): Promise<boolean> {
  const before = await lockCatchUp(tx, teamId);
  if (!before) return false;
  const receipts = await readReceiptsSince(tx, teamId, before.countedTo, BATCH);
  const counted = receipts.reduce((missed, { decision }) => countMissed(missed, decision.members), before.missed);
  const { turns, left } = extraTurns(ofMembers(counted, await readMembers(tx, teamId)));
  if (turns.length > 0) await changeBalance(tx, teamId, null, (credits, members) => give(turns, credits, members));
  const last = receipts.at(-1);
  const countedTo = last ? ([last.at.toISOString(), last.id] as const) : before.countedTo;
  await writeCatchUp(tx, teamId, { countedTo, missed: left });
  return receipts.length === BATCH;
}

/** Whoever has left the team has nothing to make up in it. */
function ofMembers(missed: Missed, members: readonly Shareholder[]): Missed {
  return Object.fromEntries(members.flatMap(({ id }) => (missed[id] ? [[id, missed[id]] as const] : [])));
}

function give(turns: readonly ExtraTurn[], before: Credits, members: readonly Shareholder[]): BalanceChange {
  return turns.reduce<BalanceChange>(
    ({ credits, entries }, { personId, amount }) => {
      const others = members.filter(({ id }) => id !== personId);
      if (others.length === 0) return { credits, entries };
      const after = transfer(credits, { to: personId, amount }, others, personId);
      const moved = differences(credits, after).map((one): LedgerEntry =>
        one.personId === personId
          ? { ...one, reason: "caught-up" }
          : { ...one, reason: "balanced", aboutPersonId: personId },
      );
      return { credits: after, entries: [...entries, ...moved] };
    },
    { credits: before, entries: [] },
  );
}
