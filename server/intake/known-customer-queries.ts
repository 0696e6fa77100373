import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { AccountFacts } from "../../node-catalog/kit/facts.ts";
import { accountDomain } from "../accounts/account-domain.ts";
import { contactKeys } from "./contact-keys.ts";
import type { NewLead } from "./contract.ts";

/** What is known of whoever a lead comes from. */
export interface KnownCustomer {
  readonly account: AccountFacts | null;
  readonly formerOwnerId: PersonId | null;
}

/** Looks a lead's contact and company up as they are now, without making either: for trying a flow out. */
export async function readKnownCustomer(
  q: Queryable,
  lead: Pick<NewLead, "email" | "phone" | "country">,
  homeCountry: string | null,
): Promise<KnownCustomer> {
  const { rows } = await q.query<KnownCustomer>(
    `with contact as (
       select k.contact_id from contact_keys k
         join json_to_recordset($1::json) as asked (kind text, value text) on k.kind = asked.kind and k.value = asked.value
        order by k.kind limit 1)
     select (select json_build_object('id', a.id, 'domain', a.domain, 'ownerId', a.owner_id, 'leadId', a.lead_id,
                                      'region', a.region, 'regionBy', a.region_by)
               from accounts a where a.domain = $2 and not a.demo) as account,
            (select (array_agg(l.owner_id order by l.created_at desc)
                      filter (where l.owner_id is not null and not l.demo and not l.test))[1]
               from leads l where l.contact_id = (select contact_id from contact)) as "formerOwnerId"`,
    [JSON.stringify(contactKeys(lead, homeCountry)), accountDomain(lead.email)],
  );
  return rows[0]!;
}
