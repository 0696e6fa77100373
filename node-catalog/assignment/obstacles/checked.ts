import type { LeadTraits } from "../../kit/decision-inputs.ts";
import { UNCHECKED_AFTER_DAYS } from "../../kit/domain.ts";
import type { PersonFacts } from "../../kit/facts.ts";
import type { Requirements } from "../../kit/requirements.ts";
import { DAY } from "../../kit/time.ts";
import type { EligibilityReason } from "../reasons.ts";
import type { Obstacle } from "./obstacle.ts";

/** When somebody last said, or said again, what each member of a team speaks, knows and looks after. */
export interface Checks {
  /** By their places; undefined: not known. */
  readonly checkedAt: readonly (number | undefined)[];
  /** The earliest of them; Infinity: none is known. Teams whose every check is young are looked at no further. */
  readonly firstCheck: number;
}

export function checksOf(people: readonly (PersonFacts | undefined)[]): Checks {
  const checkedAt = people.map((person) => person?.factsCheckedAt);
  return { checkedAt, firstCheck: Math.min(...checkedAt.map((at) => at ?? Infinity)) };
}

/** Out because of what somebody said of them. */
const BY_WHAT_IS_SAID: ReadonlySet<EligibilityReason> = new Set<EligibilityReason>([
  "language",
  "language-level",
  "region",
  "product",
  "industry",
  "skill",
  "seniority",
  "seniority-unknown",
]);

/**
 * When what the verdicts on members rest on was last checked, by their places, where that is long ago: of whoever is out
 * because of what is said of them, and of whoever is in although something of the kind was asked.
 *
 * @returns nothing at all where nobody's verdict rests on any of it
 */
export function uncheckedSince(
  { checkedAt, firstCheck }: Checks,
  judged: readonly Pick<Obstacle, "reason">[],
  { requirements = {}, lead, now }: { readonly requirements?: Requirements | undefined; lead: LeadTraits; now: number },
): readonly (number | undefined)[] {
  const before = now - UNCHECKED_AFTER_DAYS * DAY;
  if (firstCheck >= before || !asksWhatIsSaid(requirements, lead)) return [];
  return judged.map(({ reason }, place) => {
    if (reason !== "eligible" && !BY_WHAT_IS_SAID.has(reason)) return undefined;
    const at = checkedAt[place];
    return at !== undefined && at < before ? at : undefined;
  });
}

/** Of a lead that does not say its language nobody is asked to speak one. */
function asksWhatIsSaid({ match = [], skills = [], seniority }: Requirements, lead: LeadTraits): boolean {
  return skills.length > 0 || seniority !== undefined || match.some((what) => (lead[what] ?? null) !== null);
}
