import type { AccountDetail, AccountView } from "../../server/accounts/contract.ts";
import { plural } from "../ui/time.ts";

/** By the name that its first lead gave; the domain stands for it where none was given. */
export const companyName = ({ name, domain }: Pick<AccountView, "name" | "domain">): string => name || domain;

/** "3 leads, 1 open" */
export function leadsWords({ leads, openLeads }: Pick<AccountView, "leads" | "openLeads">): string {
  return openLeads === 0 ? plural(leads, "lead") : `${plural(leads, "lead")}, ${openLeads} open`;
}

/** What happens with the open leads when somebody else gets the company: they stay with whoever has them. */
export function openLeadsStay(openLeadsWith: AccountDetail["openLeadsWith"], reader: string): string {
  const open = openLeadsWith.reduce((sum, { leads }) => sum + leads, 0);
  if (open === 0) return "It has no open leads now.";
  const parts = openLeadsWith.map(
    ({ person, leads }) =>
      `${leads} with ${person === null ? "nobody yet" : person.id === reader ? "you" : person.name}`,
  );
  return `Its ${plural(open, "open lead")} ${open === 1 ? "stays where it is" : "stay where they are"}: ${parts.join(", ")}.`;
}
