import type { Queryable } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { readLeadRows } from "../leads/lead-row-queries.ts";
import { readAccount, readNewestLeads, readOwnerChanges } from "./account-queries.ts";
import type { AccountDetail } from "./contract.ts";

const NEWEST = 50;

/** An account with its newest leads and whom people named; undefined when there is none. */
export async function readAccountDetail(q: Queryable, id: Uuid): Promise<AccountDetail | undefined> {
  const account = await readAccount(q, id);
  if (!account) return undefined;
  const leadIds = await readNewestLeads(q, id, NEWEST);
  const leads = await readLeadRows(q, leadIds);
  const ownerChanges = await readOwnerChanges(q, id);
  return { ...account, newestLeads: leadIds.flatMap((leadId) => leads.get(leadId) ?? []), ownerChanges };
}
