import type { Tx } from "../../engine/database.ts";
import { derivedId } from "../../engine/ids.ts";
import type { World } from "../../engine/world.ts";
import { asksForLoads, handOut, paramsOf } from "../../node-catalog/assignment/hand-out.ts";
import { type Credits, creditsOf } from "../../node-catalog/assignment/ledger.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs, StrategyName, StrategyParams } from "../../node-catalog/kit/decision-inputs.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import { teamIn } from "../../node-catalog/kit/team-in.ts";
import { viewFacts } from "../../node-catalog/kit/view-facts.ts";
import { keepReceipt } from "../receipts/keep-receipt.ts";
import { readReceiptOf, readReceiptsOfRun, type Receipt } from "../receipts/receipt-queries.ts";
import { bookPick } from "../teams/book-pick.ts";
import { lockLead, readAssignment, type StoredAssignment } from "./assignment-store.ts";
import { notifyPerson } from "./event-store.ts";
import { give } from "./give-lead.ts";
import { refundTurn } from "./refund-turn.ts";

export interface GivingOn {
  readonly assignmentId: AssignmentId;
  readonly by: PersonId | null;
  readonly reason: string;
}

/** Why a lead stays where it is: no step of a flow chose for it, or nobody can take it now. */
export type Stays = "chosen-by-people" | "nobody-can";

/**
 * Gives a lead to whoever is next by the rules of the step that chose before, among those who never had it: as a
 * reassignment, so the former turn is given back and the new one costs one, with a receipt of its own.
 */
export async function giveToNext(
  tx: Tx,
  world: World,
  { assignmentId, by, reason }: GivingOn,
): Promise<StoredAssignment | Stays> {
  const current = await readAssignment(tx, assignmentId);
  const lead = current && (await lockLead(tx, current.leadId));
  const receipt = current && (await lastChoice(tx, current));
  if (!current || !lead || !receipt?.decision.inputs) return "chosen-by-people";
  const choose = await chooserFor(tx, world, current, receipt.decision.inputs, lead.now);
  // Who can does not depend on the balance, who is next does: asked before the turn is given back, and again after.
  if (!(await choose())) return "nobody-can";
  await refundTurn(tx, current, { reason: "reassigned", by });
  const { personId, credits, decision, teamVersion } = (await choose())!;

  const { teamId } = decision;
  const because = { code: "handed-over", person: personId, from: current.personId, by, reason };
  const given = await give(tx, { lead, current, personId, because, by, acceptedAt: null, decidedIn: teamId });
  await bookPick(tx, { teamId, personId, assignmentId: given.id, credits, at: lead.now });
  const { runId, nodeId } = receipt;
  await keepReceipt(tx, { leadId: lead.id, assignmentId: given.id, runId, nodeId, decision, teamVersion });
  await notifyPerson(tx, { personId, leadId: lead.id, text: `${lead.name} was given to you: ${reason}` });
  return given;
}

/** The choice that made this assignment; where a person made it, the newest one of its run. */
async function lastChoice(tx: Tx, { id, leadId, runId }: StoredAssignment): Promise<Receipt | undefined> {
  const own = await readReceiptOf(tx, id);
  if (own || runId === null) return own;
  return (await readReceiptsOfRun(tx, leadId, runId)).at(-1);
}

interface NextPerson {
  readonly personId: PersonId;
  readonly credits: Credits;
  readonly decision: Decision;
  readonly teamVersion: number;
}

/** Decides by balances and loads as they are each time; the lead is read once. */
async function chooserFor(
  tx: Tx,
  world: World,
  { id, leadId }: StoredAssignment,
  before: DecisionInputs,
  now: number,
): Promise<() => Promise<NextPerson | undefined>> {
  const params = paramsOf(before.params);
  const strategy = rotating(before.strategy);
  const { subjects, accounts } = await world.lockSubjects(tx, [leadId]);
  const subject = subjects.get(leadId);
  return async () => {
    const shared = await world.lockShared(tx, wanted(before, strategy, params));
    const team = teamIn(shared, before.team.id);
    if (!subject || !team) return undefined;
    const had = [...new Set(subject.assignments.map(({ personId }) => personId))];
    const { personId, credits, decision } = handOut(team, viewFacts({ subject, shared: { ...shared, accounts } }), {
      strategy,
      params,
      excluded: had.map((one) => ({ personId: one, reason: "already-tried" })),
      now,
      // The same each time, so that a preview says what is done.
      seed: derivedId("given to next", id),
    });
    if (personId === undefined) return undefined;
    return { personId, credits: creditsOf(team.members, credits), decision, teamVersion: team.version! };
  };
}

/** The person whose customer it is is the one who gives it away. */
const rotating = (strategy: StrategyName): StrategyName => (strategy === "same-person@1" ? "next-in-turn@1" : strategy);

const wanted = ({ team }: DecisionInputs, strategy: StrategyName, params: StrategyParams) => ({
  teamIds: [team.id],
  personIds: [],
  withBackups: false,
  loadsOf: asksForLoads(strategy, params) ? ("everybody" as const) : ("people-with-limits" as const),
});
