import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn, sayBecause, type Speech } from "../catalog/say-because.ts";
import { sayAge, sayCandidates } from "../catalog/say-candidates.ts";
import type { Actor } from "../http/route.ts";
import type { ReceiptView } from "./contract.ts";
import type { Explained } from "./explained-queries.ts";
import { type Receipt, readReceiptOf } from "./receipt-queries.ts";
import { sayStanding } from "./say-choice.ts";
import { sayReceipt } from "./say-receipt.ts";

/** Why an assignment was made, in words for this caller. */
export async function explain(
  q: Queryable,
  catalog: Catalog,
  actor: Actor,
  assignment: Explained,
): Promise<ReceiptView> {
  const receipt = await readReceiptOf(q, assignment.id);
  const ids = [
    ...idsIn(assignment.because),
    ...(receipt?.decision.members ?? []).map(({ personId }) => personId),
    assignment.teamId,
  ];
  return viewOf(assignment, receipt, await loadSpeech(q, catalog, actor, ids));
}

function viewOf(one: Explained, receipt: Receipt | undefined, speech: Speech): ReceiptView {
  return {
    assignmentId: one.id,
    lead: { id: one.leadId, name: one.leadName },
    person: { id: one.personId, name: one.personName },
    at: one.at.toISOString(),
    place: placeOf(one, speech),
    team: one.teamId === null ? null : { id: one.teamId, name: one.teamName ?? "" },
    answer: sayBecause(one.because, speech, one.nodeType ?? undefined),
    sentences: receipt ? sayReceipt(receipt.decision, speech) : [],
    candidates: receipt ? candidatesOf(receipt, speech) : [],
    canReplay: receipt?.decision.inputs !== undefined,
  };
}

/** Who could take it is told by how they stood, which is why one of them was chosen; that they could, where that is old. */
function candidatesOf({ decision }: Receipt, speech: Speech): ReceiptView["candidates"] {
  return sayCandidates(decision, speech).map((candidate, place) => {
    const member = decision.members[place]!;
    const standing = member.eligible && sayStanding(decision, member);
    if (!standing) return candidate;
    return { ...candidate, reason: sayAge(member, speech) ? `${standing}. ${candidate.reason}` : standing };
  });
}

/** Not where a person gave it: the flow only goes on from there. */
function placeOf(one: Explained, { catalog }: Speech): ReceiptView["place"] {
  const { runId, flowId, flowName, version, nodeId, nodeType } = one;
  if (!runId || !flowId || version === null || !nodeId) return null;
  const step = (nodeType && catalog.newest(nodeType)?.title) || "A step that is not here any more";
  return { runId, flowId, flowName: flowName ?? "", version, nodeId, step };
}
