import type { PersonView } from "../../server/people/contract.ts";

/** Whether somebody can get leads: who is here and is a rep. What a real customer wants is nothing for made-up people. */
export const takesLeads = (
  { active, roles, demo }: Pick<PersonView, "active" | "roles" | "demo">,
  leads: { readonly demo: boolean },
): boolean => active && roles.includes("rep") && (leads.demo || !demo);
