import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { isInNow } from "../team/presence.ts";

/** Who can be given a stuck lead, those who fit best first. What a real customer wants is nothing for made-up people. */
export function candidatesFor(item: AttentionItem, people: readonly PersonView[]): PersonView[] {
  const { demo, owner } = item.lead;
  return people
    .filter((person) => person.active && person.roles.includes("rep") && person.id !== owner?.id)
    .filter((person) => demo || !person.demo)
    .toSorted((a, b) => fitOf(b, item) - fitOf(a, item) || a.openLeads - b.openLeads);
}

/** In now counts most, then the language, then the team on whose list it waits. */
function fitOf(person: PersonView, { lead, team }: AttentionItem): number {
  const speaks = lead.language !== null && person.languages.includes(lead.language);
  return Number(isInNow(person)) * 4 + Number(speaks) * 2 + Number(team !== null && person.teamIds.includes(team.id));
}
