import type { Tx } from "../../engine/database.ts";
import {
  type Counted,
  countMissed,
  type ExtraTurns,
  extraTurns,
  makeUp,
  type Missed,
} from "../../node-catalog/assignment/catch-up.ts";
import { type Credits, differences, type Shareholder } from "../../node-catalog/assignment/ledger.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { readReceiptsSince } from "../receipts/receipt-queries.ts";
import type { LedgerEntry } from "./balance-store.ts";
import { lockCatchUp, writeCatchUp } from "./catch-up-store.ts";
import { type BalanceChange, changeBalance } from "./change-balance.ts";

const BATCH = 500;

/**
 * Counts what the members of a team missed while away, in the leads that were handed out since it was counted last, and
 * gives back the extra turns that are due: to each at most one, the others who are there pay by share.
 *
 * @returns whether there may be more to count
 */
export async function makeUpTurns(tx: Tx, teamId: TeamId, limit = BATCH): Promise<boolean> {
  const before = await lockCatchUp(tx, teamId);
  const receipts = before ? await readReceiptsSince(tx, teamId, before.countedTo, limit) : [];
  const last = receipts.at(-1);
  if (!before || !last) return false;
  const mayBeMore = receipts.length === limit;
  const counted = receipts.reduce((missed, { decision }) => countMissed(missed, decision.members), before.missed);
  // Who stands in from outside pays for nobody.
  const latest = receipts.findLast(({ decision }) => !decision.fromOutside);
  // Only when everything is counted: after a night without workers each batch would give a turn, and that were a burst.
  const left = mayBeMore || !latest ? counted : await giveExtraTurns(tx, teamId, counted, latest.decision.members);
  await writeCatchUp(tx, teamId, { countedTo: [last.at.toISOString(), last.id], missed: left });
  return mayBeMore;
}

/** What the members of a team have missed and not made up, counted as far as it can be: the team is about to go. */
export async function countToTheEnd(tx: Tx, teamId: TeamId, limit = BATCH): Promise<Missed> {
  const before = await lockCatchUp(tx, teamId);
  if (!before) return {};
  let { countedTo, missed } = before;
  for (;;) {
    const receipts = await readReceiptsSince(tx, teamId, countedTo, limit);
    missed = receipts.reduce((sofar, { decision }) => countMissed(sofar, decision.members), missed);
    const last = receipts.at(-1);
    if (!last || receipts.length < limit) return missed;
    countedTo = [last.at.toISOString(), last.id];
  }
}

/** @returns what is still missed after them */
async function giveExtraTurns(tx: Tx, teamId: TeamId, counted: Missed, latest: readonly Counted[]): Promise<Missed> {
  let left = counted;
  await changeBalance(tx, teamId, null, (credits, members) => {
    // Who is in is asked under the lock: what somebody pays who has just left would be paid to nobody.
    const isIn = new Set(members.map(({ id }) => id));
    const extra = extraTurns(
      ofMembers(counted, members),
      latest.filter(({ personId }) => isIn.has(personId)),
    );
    left = extra.left;
    return give(extra, credits);
  });
  return left;
}

/** Whoever has left the team has nothing to make up in it. */
function ofMembers(missed: Missed, members: readonly Shareholder[]): Missed {
  return Object.fromEntries(members.flatMap(({ id }) => (missed[id] ? [[id, missed[id]] as const] : [])));
}

function give({ turns, payers }: ExtraTurns, before: Credits): BalanceChange {
  return turns.reduce<BalanceChange>(
    ({ credits, entries }, turn) => {
      const after = makeUp(credits, turn, payers);
      const moved = differences(credits, after).map((one): LedgerEntry =>
        one.personId === turn.personId
          ? { ...one, reason: "caught-up" }
          : { ...one, reason: "balanced", aboutPersonId: turn.personId },
      );
      return { credits: after, entries: [...entries, ...moved] };
    },
    { credits: before, entries: [] },
  );
}
