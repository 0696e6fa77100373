import type { Tx } from "../../engine/database.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import { readReceiptsOf } from "../receipts/receipt-queries.ts";
import { giveTurnsBack, type TurnGivenBack } from "../teams/give-turn-back.ts";
import type { StoredAssignment } from "./assignment-store.ts";

interface Refund {
  readonly assignment: Pick<StoredAssignment, "id" | "teamId" | "personId">;
  readonly reason: TurnGivenBack["reason"];
  readonly note?: string;
}

type Refunded = "given-back" | "given-back-before" | "cost-no-turn";

/** Gives the turn for a lead back. Nothing happens for one that cost no turn, or whose turn was given back before. */
export async function refundTurn(
  tx: Tx,
  assignment: Refund["assignment"],
  { by, ...refund }: Omit<Refund, "assignment"> & { readonly by: PersonId | null },
): Promise<Refunded> {
  return (await refundTurns(tx, [{ assignment, ...refund }], by)).get(assignment.id)!;
}

/** The same for many at once, in few statements. */
export async function refundTurns(
  tx: Tx,
  refunds: readonly Refund[],
  by: PersonId | null,
): Promise<ReadonlyMap<AssignmentId, Refunded>> {
  const receipts = await readReceiptsOf(
    tx,
    refunds.map(({ assignment }) => assignment.id),
  );
  const decisions = new Map(receipts.map(({ assignmentId, decision }) => [assignmentId, decision]));
  const turns = refunds.flatMap(({ assignment: { id, teamId, personId }, ...refund }): TurnGivenBack[] => {
    const decision = decisions.get(id);
    if (teamId === null || !decision || !costATurn(decision, personId)) return [];
    return [{ ...refund, teamId, assignmentId: id, decision }];
  });
  const cost = new Set(turns.map(({ assignmentId }) => assignmentId));
  const given = await giveTurnsBack(tx, turns, by);
  return new Map(
    refunds.map(({ assignment: { id } }): [AssignmentId, Refunded] => {
      if (!cost.has(id)) return [id, "cost-no-turn"];
      return [id, given.has(id) ? "given-back" : "given-back-before"];
    }),
  );
}

/** A lead that goes to whoever knows the customer is not taken out of the rotation. */
export const costATurn = ({ chosen, members }: Pick<Decision, "chosen" | "members">, personId: PersonId): boolean =>
  chosen === personId && members.some(({ gained }) => gained !== 0);
