import type { LeadTraits } from "../../kit/decision-inputs.ts";
import { LANGUAGE_LEVELS, type LanguageLevel, type PersonFacts } from "../../kit/facts.ts";
import type { Match, Requirements } from "../../kit/requirements.ts";
import { SENIORITY_WORDS } from "../reasons.ts";
import type { Check, Obstacle } from "./obstacle.ts";

/** What somebody must speak, know and look after, as far as the flow asks for it and the lead says what it is about. */
export function fitsTheLead(requirements: Requirements, lead: LeadTraits): readonly Check[] {
  const { match = [], languageLevel, skills = [], seniority } = requirements;
  const matches = match.flatMap((what) => matching(what, lead[what] ?? null, languageLevel) ?? []);
  return [...matches, ...skills.map(hasSkill), ...(seniority === undefined ? [] : [hasSeniority(seniority)])];
}

function matching(what: Match, asked: string | null, level: LanguageLevel | undefined): Check | undefined {
  if (asked === null) return undefined;
  // One obstacle for everybody: hundreds of people are judged for each lead.
  const obstacle: Obstacle = { reason: what, values: { [what]: asked } };
  switch (what) {
    case "language":
      return (person) => (person.languages.includes(asked) ? speaksWell(person, asked, level) : obstacle);
    case "region":
      return ({ regions }) => (isCovered(regions, (region) => isWithin(asked, region)) ? undefined : obstacle);
    case "product":
      return ({ products }) => (isCovered(products, (product) => isSame(product, asked)) ? undefined : obstacle);
    case "industry":
      return ({ industries }) => (isCovered(industries, (industry) => isSame(industry, asked)) ? undefined : obstacle);
  }
}

/** An empty list of regions, products or industries stands for all of them. */
function isCovered(list: readonly string[], fits: (one: string) => boolean): boolean {
  return list.length === 0 || list.some(fits);
}

export const isSame = (a: string, b: string): boolean => a === b || a.toLowerCase() === b.toLowerCase();

/** "DE-BY" lies within "DE-BY" and within "DE"; of a lead from "DE" nobody knows whether it is from Bavaria. */
const isWithin = (asked: string, region: string): boolean => asked === region || asked.startsWith(`${region}-`);

function speaksWell(
  { languageLevels }: PersonFacts,
  language: string,
  needed: LanguageLevel | undefined,
): Obstacle | undefined {
  const level = languageLevels[language];
  if (needed === undefined || level === undefined) return undefined;
  if (LANGUAGE_LEVELS.indexOf(level) >= LANGUAGE_LEVELS.indexOf(needed)) return undefined;
  return { reason: "language-level", values: { language, level, needed } };
}

const hasSkill =
  (skill: string): Check =>
  ({ skills }) =>
    skills.some((one) => isSame(one, skill)) ? undefined : { reason: "skill", values: { skill } };

const seniorityWord = (level: number): string => SENIORITY_WORDS[level - 1] ?? String(level);

const hasSeniority =
  (needed: number): Check =>
  ({ seniority: level }): Obstacle | undefined => {
    if (level === null) return { reason: "seniority-unknown", values: { needed: seniorityWord(needed) } };
    if (level >= needed) return undefined;
    return { reason: "seniority", values: { level: seniorityWord(level), needed: seniorityWord(needed) } };
  };
