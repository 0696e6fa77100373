import { languageLevelWords } from "./language-levels.ts";
import type { ConfigValue } from "./schema.ts";
import { listWords } from "../ui/names.ts";

/** What a step asks of the people it chooses among; what is left out asks for nothing. */
export interface Requirements {
  readonly match?: readonly Match[];
  readonly languageLevel?: string;
  readonly skills?: readonly string[];
  readonly seniority?: number;
  readonly wonDeals?: { readonly atLeast: number; readonly ofSize?: boolean };
  readonly presentMinutes?: number;
  readonly customerHours?: readonly [string, string];
  readonly leaveOut?: readonly string[];
}

export const MATCHES = {
  language: "Speaks the lead's language",
  region: "Looks after where it is from",
  product: "Sells what it asks for",
  industry: "Knows its industry",
} as const;
export type Match = keyof typeof MATCHES;

const MATCHES_SAID: Readonly<Record<Match, string>> = {
  language: "speaks its language",
  region: "looks after its region",
  product: "sells its product",
  industry: "knows its industry",
};

export const SENIORITIES = ["Junior", "Experienced", "Senior", "Lead", "Principal"] as const;

export const requirementsOf = (value: ConfigValue | undefined): Requirements => (value ?? {}) as Requirements;

/**
 * The requirements with a change, without what asks for nothing.
 *
 * @returns undefined when nothing is left, so that the step is as if they had never been looked at
 */
export function withRequirement(before: Requirements, change: Partial<Requirements>): ConfigValue | undefined {
  const after = { ...before, ...change };
  // A level without its language would count for nobody, and a form that does not show it could not take it away.
  if (!after.match?.includes("language")) delete after.languageLevel;
  const asked = Object.entries(after).filter(([, value]) => !asksForNothing(value));
  return asked.length > 0 ? (Object.fromEntries(asked) as ConfigValue) : undefined;
}

const asksForNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** "if they speak its language (B2 or better) and have the skill tenders" as the end of a step's sentence. */
export function sayRequirements(requirements: Requirements, people: ReadonlyMap<string, string>): string {
  const { match = [], languageLevel, skills = [], seniority, wonDeals, presentMinutes, customerHours } = requirements;
  const level = languageLevel ? ` (${languageLevelWords(languageLevel)})` : "";
  const { leaveOut = [] } = requirements;
  const said = [
    ...match.map((what) => MATCHES_SAID[what] + (what === "language" ? level : "")),
    ...(skills.length > 0 ? [`has the ${skills.length === 1 ? "skill" : "skills"} ${listWords(skills)}`] : []),
    ...(seniority === undefined ? [] : [`is ${SENIORITIES[seniority - 1]?.toLowerCase()} or above`]),
    ...(wonDeals ? [`has won ${wonDeals.atLeast} such deals${wonDeals.ofSize ? ", one as large" : ""}`] : []),
    ...(presentMinutes === undefined ? [] : ["has the inbox open"]),
    ...(leaveOut.length > 0
      ? [
          `is not ${listWords(
            leaveOut.map((id) => people.get(id) ?? "somebody"),
            "or",
          )}`,
        ]
      : []),
  ];
  const who = said.length > 0 ? `who ${listWords(said)}` : "";
  const when = customerHours ? `from ${customerHours[0]} to ${customerHours[1]} of the customer's time` : "";
  return [who, when].filter(Boolean).join(", ");
}
