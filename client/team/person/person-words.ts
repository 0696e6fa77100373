import type { PersonView } from "../../../server/people/contract.ts";
import { SENIORITIES } from "../../config-form/requirements.ts";
import { languageName, listWords } from "../../ui/names.ts";
import { regionName } from "./regions.ts";

type Profile = Pick<
  PersonView,
  "languages" | "languageLevels" | "regions" | "products" | "industries" | "skills" | "seniority"
>;

/** "German, English B2" */
export function languagesWords({ languages, languageLevels }: Pick<Profile, "languages" | "languageLevels">): string {
  return listWords(languages.map((code) => [languageName(code), languageLevels[code]].filter(Boolean).join(" ")));
}

/**
 * Which leads somebody can take, in one sentence: "Senior. Speaks German and English B2; takes leads for vans in Germany,
 * from logistics. Knows fleet contracts."
 */
export function profileSentence(profile: Profile): string {
  const { products, regions, industries, skills, seniority } = profile;
  const languages = languagesWords(profile);
  const limits = [
    products.length > 0 && `for ${listWords(products, "or")}`,
    regions.length > 0 && `in ${listWords(regions.map(regionName), "or")}`,
    industries.length > 0 && `from ${listWords(industries, "or")}`,
  ].filter(Boolean);
  return [
    seniority !== null && `${SENIORITIES[seniority - 1]}.`,
    languages ? `Speaks ${languages};` : "No languages yet;",
    limits.length > 0 ? `takes leads ${limits.join(" ")}.` : "takes leads for everything, from everywhere.",
    skills.length > 0 && `Knows ${listWords(skills)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
