import type { PersonView } from "../../../server/people/contract.ts";
import { listWords } from "../../ui/names.ts";
import { takesLeads } from "../takes-leads.ts";

type Backed = Pick<PersonView, "id" | "name" | "backupId">;

/**
 * Why somebody cannot stand in for `person`: "Bob's backup is Ann, so leads would go round in a circle. …"; undefined when
 * they can.
 */
export function circleWords(people: readonly Backed[], person: Backed, backupId: string | null): string | undefined {
  if (backupId === null) return undefined;
  if (backupId === person.id) return `${person.name} cannot be their own backup. Choose somebody else.`;
  const byId = new Map(people.map((one) => [one.id, one]));
  const links: string[] = [];
  const seen = new Set<string>();
  for (let one = byId.get(backupId); one?.backupId && !seen.has(one.id); one = byId.get(one.backupId)) {
    seen.add(one.id);
    const next = byId.get(one.backupId);
    links.push(`${one.name}’s backup is ${next?.name ?? "somebody else"}`);
    if (one.backupId === person.id) {
      return `${listWords(links)}, so leads would go round in a circle. Choose somebody else.`;
    }
  }
  return undefined;
}

/** Whether somebody can be chosen as the backup: another person who takes such leads as `person` has. */
export const canStandIn = (
  one: Pick<PersonView, "id" | "active" | "roles" | "demo">,
  person: Pick<PersonView, "id" | "demo">,
): boolean => one.id !== person.id && takesLeads(one, person);
