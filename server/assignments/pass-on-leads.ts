import type { Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { declineLead } from "./decline-lead.ts";
import { listHeldBy } from "./held-queries.ts";

/**
 * Passes on every lead that these people have, because they take none any more: no lead stays with somebody who left, also
 * none whose time was up a moment ago.
 */
export async function passOnLeads(tx: Tx, people: readonly PersonId[], reason: string): Promise<void> {
  for (const { assignmentId, personId } of await listHeldBy(tx, people)) {
    const actor = { kind: "person", id: personId, roles: ["rep"] } as const;
    await declineLead(tx, { assignmentId, actor, reason, overrulesDeadline: true });
  }
}
