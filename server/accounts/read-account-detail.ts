import type { Queryable } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { listLeads } from "../leads/lead-list-queries.ts";
import { readAccount, readBelongsTo, readLeadsFrom, readOpenLeadsWith, readOwnerChanges } from "./account-queries.ts";
import type { AccountDetail } from "./contract.ts";

const NEWEST = 50;

/**
 * An account with its newest leads and whom people named; undefined when there is none for this reader.
 *
 * @param reader a rep, who sees the accounts that they look after, and of their leads those that they may see; `null` sees all
 */
export async function readAccountDetail(
  q: Queryable,
  id: Uuid,
  reader: PersonId | null,
): Promise<AccountDetail | undefined> {
  const account = await readAccount(q, id);
  if (!account || (reader !== null && account.owner?.id !== reader)) return undefined;
  const { data: newestLeads } = await listLeads(q, { accountId: id, limit: NEWEST }, reader);
  const openLeadsWith = await readOpenLeadsWith(q, id);
  const ownerChanges = await readOwnerChanges(q, id);
  const belongsTo = await readBelongsTo(q, id);
  const leadsFrom = await readLeadsFrom(q, id);
  return { ...account, newestLeads, openLeadsWith, ownerChanges, belongsTo, leadsFrom };
}
