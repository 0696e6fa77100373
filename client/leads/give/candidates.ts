import type { LeadRow } from "../../../server/leads/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { isInNow } from "../../team/presence.ts";
import { takesLeads } from "../../team/takes-leads.ts";

/** A lead that somebody is about to get. */
export interface ToGive {
  readonly lead: Pick<LeadRow, "id" | "name" | "language" | "owner" | "demo">;
  /** On whose waiting list it stands. */
  readonly team: { readonly id: string } | null;
}

/** Who can be given these leads, those who fit best first. Who has all of them already gains nothing. */
export function candidatesForLeads(items: readonly ToGive[], people: readonly PersonView[]): PersonView[] {
  const fits = new Map(people.map((person) => [person.id, items.reduce((sum, item) => sum + fitOf(person, item), 0)]));
  return people
    .filter((person) => items.every(({ lead }) => takesLeads(person, lead)))
    .filter(({ id }) => !items.every(({ lead }) => lead.owner?.id === id))
    .toSorted((a, b) => fits.get(b.id)! - fits.get(a.id)! || a.openLeads - b.openLeads);
}

/** In now counts most, then the language, then the team on whose list it waits. */
function fitOf(person: PersonView, { lead, team }: ToGive): number {
  const speaks = lead.language !== null && person.languages.includes(lead.language);
  return Number(isInNow(person)) * 4 + Number(speaks) * 2 + Number(team !== null && person.teamIds.includes(team.id));
}
