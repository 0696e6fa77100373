import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { isInNow } from "../team/presence.ts";

/**
 * Who can be given these stuck leads, those who fit best first. What a real customer wants is nothing for made-up people,
 * and who has all of them already gains nothing.
 */
export function candidatesFor(items: readonly AttentionItem[], people: readonly PersonView[]): PersonView[] {
  const allMadeUp = items.every(({ lead }) => lead.demo);
  const fits = new Map(people.map((person) => [person.id, items.reduce((sum, item) => sum + fitOf(person, item), 0)]));
  return people
    .filter((person) => person.active && person.roles.includes("rep"))
    .filter(({ id }) => !items.every(({ lead }) => lead.owner?.id === id))
    .filter((person) => allMadeUp || !person.demo)
    .toSorted((a, b) => fits.get(b.id)! - fits.get(a.id)! || a.openLeads - b.openLeads);
}

/** In now counts most, then the language, then the team on whose list it waits. */
function fitOf(person: PersonView, { lead, team }: AttentionItem): number {
  const speaks = lead.language !== null && person.languages.includes(lead.language);
  return Number(isInNow(person)) * 4 + Number(speaks) * 2 + Number(team !== null && person.teamIds.includes(team.id));
}
