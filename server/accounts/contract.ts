import { z } from "zod";
import { regionCode, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, pageQuery } from "../http/contract.ts";
import { leadRow } from "../leads/contract.ts";

const named = z.object({ id: uuid, name: z.string() });

/** A company that leads came in from, found by the domain of their e-mail. */
export const accountView = z.object({
  id: uuid,
  domain: z.string(),
  /** As its first lead called it; may be empty. */
  name: z.string(),
  /** Who looks after it: "Same person as before" gives them its leads. */
  owner: named.nullable(),
  /** Named by a person; else they have its first lead, and it goes on with that. */
  namedByHand: z.boolean(),
  demo: z.boolean(),
  leads: z.number().int(),
  openLeads: z.number().int(),
  lastLeadAt: isoTime.nullable(),
  createdAt: isoTime,
});
export type AccountView = z.infer<typeof accountView>;

export const accountDetail = accountView.extend({
  /** The newest 50 that the caller may see; all by `GET /leads?accountId=`. */
  newestLeads: z.array(leadRow),
  /** Who has its open leads now, the most first; null: nobody has them yet. */
  openLeadsWith: z.array(z.object({ person: named.nullable(), leads: z.number().int() })),
  /** Who was named by hand, newest first. */
  ownerChanges: z.array(z.object({ owner: named.nullable(), reason: z.string(), by: named.nullable(), at: isoTime })),
  /** Where it belongs ("DE", "DE-BY"), decided by hand, by whom and when; null: each of its leads goes by where it is from. */
  belongsTo: z.object({ region: regionCode, by: named.nullable(), at: isoTime }).nullable(),
  /** Where its leads are from, that of the first one first; those that do not say so are left out. */
  leadsFrom: z.array(z.object({ region: regionCode, leads: z.number().int() })),
});
export type AccountDetail = z.infer<typeof accountDetail>;

export const accountQuery = pageQuery.extend({
  /** Domain or name contain this. */
  search: z.string().trim().max(100).optional(),
  ownerId: uuid.optional(),
  /** true: only those that nobody looks after. */
  unowned: z.stringbool().optional(),
});

export const accountChange = z.object({ ownerId: uuid.nullable(), reason: z.string().trim().min(1).max(500) });
export type AccountChange = z.infer<typeof accountChange>;

/** With null each of its leads goes by where it is from again. */
export const regionChange = z.object({ region: regionCode.nullable() });
export type RegionChange = z.infer<typeof regionChange>;
