import { UNCHECKED_AFTER_DAYS } from "../../../node-catalog/kit/domain.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { dayWords } from "../../ui/time.ts";
import { takesLeads } from "../takes-leads.ts";

const OLD_AFTER_MS = UNCHECKED_AFTER_DAYS * 24 * 60 * 60 * 1000;

type Checked = Pick<PersonView, "factsCheckedAt">;
type Asked = Checked & Parameters<typeof takesLeads>[0];

/** Nobody has looked for a year whether what is said of somebody is still right. */
export const isUnchecked = ({ factsCheckedAt }: Checked, now: number): boolean =>
  now - Date.parse(factsCheckedAt) > OLD_AFTER_MS;

/** What is said of those who get no leads decides nothing. */
export const mustBeChecked = (person: Asked, now: number): boolean =>
  takesLeads(person, { demo: person.demo }) && isUnchecked(person, now);

/**
 * "Checked on 12 March by Miriam Vogt."
 *
 * @param by who that was; undefined where nobody knows
 */
export function checkedWords(person: Checked, by: string | undefined, now: number): string {
  const day = dayWords(person.factsCheckedAt, now);
  const when = [day === "today" ? day : `on ${day}`, by && `by ${by}`].filter(Boolean).join(" ");
  return isUnchecked(person, now) ? `Not checked for a year. The last time was ${when}.` : `Checked ${when}.`;
}

/** Saying it again on the same day tells nobody anything. */
export const isCheckedToday = ({ factsCheckedAt }: Checked, now: number): boolean =>
  dayWords(factsCheckedAt, now) === "today";
